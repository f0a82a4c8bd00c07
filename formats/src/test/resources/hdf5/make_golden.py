#!/usr/bin/env python3
"""Writes the golden HDF5 and NetCDF-4 files next to this script.

Needs numpy, h5py and netCDF4 (written with h5py 3.7.0 on HDF5 1.10.8, netCDF4 1.6.2). The tests only
read the files, so they run without Python. Each numeric dataset holds wave() or ramp() values, which
GoldenValues in the tests computes again. Files are a few KB; keep them so.
"""

import os

import h5py
import netCDF4
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))


def path(name):
    return os.path.join(HERE, name)


def ramp(shape, dtype):
    """value[i] = (7 * i) % 100: exact in every type."""
    count = int(np.prod(shape))
    return ((7 * np.arange(count)) % 100).reshape(shape).astype(dtype)


def plain(name, **options):
    """Every element type in both byte orders, contiguous, compact and chunked, in nested groups."""
    with h5py.File(path(name), "w", **options) as f:
        for code in ["f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4"]:
            for order, label in [("<", "le"), (">", "be")]:
                f.create_dataset(f"types/{label}/{code}", data=ramp((3, 5), order + code))
        compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        compact.set_layout(h5py.h5d.COMPACT)
        space = h5py.h5s.create_simple((4, 3))
        kind = h5py.h5t.NATIVE_FLOAT
        made = h5py.h5d.create(f.id, b"compact", kind, space, compact)
        made.write(h5py.h5s.ALL, h5py.h5s.ALL, ramp((4, 3), "f4"))
        f.create_dataset("never", shape=(4, 6), dtype="f4", fillvalue=-9.5)
        f.create_dataset("zero", shape=(4, 6), dtype="i2")
        f.create_dataset("a/b/c/deep", data=ramp((2, 3, 4), "f8"))
        f["a/hard"] = f["a/b/c/deep"]
        f["a/b/loop"] = f["a"]
        f["soft"] = h5py.SoftLink("/a/b/c/deep")
        f["elsewhere"] = h5py.ExternalLink("other.h5", "/x")
        odd(f)


def odd(f):
    """What is no variable and must survive as it is."""
    f.create_dataset("odd/compound", data=np.zeros(3, dtype=[("x", "f4"), ("n", "i4")]))
    f.create_dataset("odd/strings", data=np.array([b"one", b"two"]))
    f.create_dataset("odd/vlen_strings", data=["one", "three"], dtype=h5py.string_dtype())
    f.create_dataset("odd/u64", data=ramp((5,), "u8"))
    f.create_dataset("odd/f16", data=ramp((5,), "f2"))
    f.create_dataset("odd/bool", data=np.array([True, False]))
    f.create_dataset("odd/complex", data=np.ones(3, dtype="c8"))
    f.create_dataset("odd/scalar", data=np.float32(3.5))
    f.create_dataset("odd/none", data=h5py.Empty("f4"))
    f.create_dataset("odd/empty", shape=(0, 3), maxshape=(None, 3), dtype="f4")
    f.create_dataset("odd/rank7", data=ramp((1, 1, 1, 1, 1, 2, 2), "f4"))
    f.create_dataset("odd/ref", data=np.array([f["odd/compound"].ref], dtype=h5py.ref_dtype))
    f["odd/type"] = np.dtype("f8")
    f.create_dataset("odd/committed", (4,), dtype=f["odd/type"], data=ramp((4,), "f8"))


def chunked(name, **options):
    """Chunk indexes and filters. With libver latest each dataset gets another kind of index."""
    with h5py.File(path(name), "w", **options) as f:
        gz = dict(compression="gzip", compression_opts=6)
        f.create_dataset("gzip", data=ramp((10, 13), "f4"), chunks=(4, 5), **gz)
        f.create_dataset("all_filters", data=ramp((10, 13), ">f8"), chunks=(4, 5), shuffle=True, fletcher32=True, **gz)
        f.create_dataset("checked", data=ramp((9,), "i2"), chunks=(4,), fletcher32=True)
        f.create_dataset("unfiltered", data=ramp((10, 13), "i4"), chunks=(4, 5))
        f.create_dataset("single", data=ramp((6, 7), "f4"), chunks=(6, 7))
        f.create_dataset("single_gzip", data=ramp((6, 7), "f4"), chunks=(6, 7), shuffle=True, **gz)
        f.create_dataset("grows", data=ramp((11, 7), "f4"), chunks=(2, 3), maxshape=(None, 7), **gz)
        f.create_dataset("grows_second", data=ramp((7, 11), "u2"), chunks=(3, 2), maxshape=(9, None), shuffle=True, **gz)
        f.create_dataset("grows_plain", data=ramp((130,), "f8"), chunks=(1,), maxshape=(None,))
        f.create_dataset("grows_both", data=ramp((7, 5), "f4"), chunks=(2, 2), maxshape=(None, None), **gz)
        f.create_dataset("grows_both_plain", data=ramp((7, 5), "f4"), chunks=(2, 2), maxshape=(None, None))
        f.create_dataset("may_grow", data=ramp((5, 4), "f4"), chunks=(2, 2), maxshape=(9, 11), **gz)
        early = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        early.set_chunk((4, 5))
        early.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
        made = h5py.h5d.create(f.id, b"early", h5py.h5t.NATIVE_FLOAT, h5py.h5s.create_simple((10, 13), (15, 13)), early)
        made.write(h5py.h5s.ALL, h5py.h5s.ALL, ramp((10, 13), "f4"))
        some = f.create_dataset("some", shape=(12, 12), chunks=(4, 4), dtype="f4", fillvalue=-1, **gz)
        some[4:8, 4:12] = ramp((4, 8), "f4")
        sparse = f.create_dataset("sparse", shape=(900,), chunks=(2,), dtype="f4", maxshape=(None,), **gz)
        sparse[500:520] = ramp((20,), "f4")
        f.create_dataset("none_written", shape=(12, 12), chunks=(4, 4), dtype="f4", fillvalue=7.25, **gz)
        masked(f)
        f.create_dataset("lzf", data=ramp((10, 13), "f4"), chunks=(4, 5), compression="lzf")
        f.create_dataset("scaleoffset", data=ramp((10, 13), "i4"), chunks=(4, 5), scaleoffset=0)


def masked(f):
    """Chunks written raw with a mask: shuffle and deflate left out of the second one."""
    data = ramp((4, 6), "<f4")
    made = f.create_dataset("masked", shape=(4, 6), chunks=(4, 3), dtype="<f4", shuffle=True, compression="gzip")
    made[:, :3] = data[:, :3]
    made.id.write_direct_chunk((0, 3), data[:, 3:].tobytes(), filter_mask=3)


def large_indexes():
    """Indexes with more than one level: paged fixed array, secondary blocks and pages, trees of depth."""
    with h5py.File(path("deep_index.h5"), "w", libver="latest") as f:
        paged = f.create_dataset("paged", shape=(3000,), chunks=(1,), dtype="i1")
        paged[0:40] = ramp((40,), "i1")
        paged[2500:2510] = ramp((10,), "i1")
        long = f.create_dataset("long", shape=(20000,), maxshape=(None,), chunks=(1,), dtype="i1")
        long[0:100] = ramp((100,), "i1")
        long[15000:15010] = ramp((10,), "i1")
        tree = f.create_dataset("tree", shape=(40, 40), maxshape=(None, None), chunks=(1, 2), dtype="i1", compression=1)
        tree[:6, :] = ramp((6, 40), "i1")
    with h5py.File(path("deep_tree.h5"), "w") as f:
        made = f.create_dataset("tree", shape=(200,), chunks=(1,), dtype="i1", maxshape=(None,))
        made[...] = ramp((200,), "i1")


def many_members():
    """Groups and attributes large enough to be kept in fractal heaps, and in trees of symbol tables."""
    for name, options in [("dense.h5", dict(libver="latest")), ("old_groups.h5", {})]:
        with h5py.File(path(name), "w", **options) as f:
            for i in range(40):
                f.create_dataset(f"group/member_{i:03d}", data=ramp((2,), "i1"))
            made = f.create_dataset("attributes", data=ramp((4,), "f4"))
            made.attrs["units"] = "K"
            made.attrs["missing_value"] = np.float32(-999)
            for i in range(12):
                made.attrs[f"note_{i}"] = f"text {i}"


def user_block():
    with h5py.File(path("user_block.h5"), "w", userblock_size=1024, libver="latest") as f:
        f.create_dataset("gzip", data=ramp((10, 13), "f4"), chunks=(4, 5), compression="gzip")
        f.create_dataset("plain", data=ramp((3, 4), "f8"))
    with open(path("user_block.h5"), "r+b") as raw:
        raw.write(b"written by another program")
    with h5py.File(path("user_block_old.h5"), "w", userblock_size=512) as f:
        f.create_dataset("gzip", data=ramp((10, 13), "f4"), chunks=(4, 5), compression="gzip")


def kept_free_space():
    """Files that remember their free space and state a second end (File Space Info message)."""
    for name, strategy in [("paged_space.h5", "page"), ("kept_space.h5", "fsm")]:
        with h5py.File(path(name), "w", fs_strategy=strategy, fs_persist=True, libver="latest") as f:
            f.create_dataset("gzip", data=ramp((10, 13), "f4"), chunks=(4, 5), compression="gzip")
            f.create_dataset("deleted", data=ramp((40,), "f4"))
            del f["deleted"]


def netcdf():
    with netCDF4.Dataset(path("netcdf4.nc"), "w") as f:
        f.title = "a small model run"
        for name, size in [("time", None), ("lat", 4), ("lon", 6)]:
            f.createDimension(name, size)
        time = f.createVariable("time", "f8", ("time",))
        time.units = "days since 2000-01-01"
        time[:] = [0.0, 1.0]
        f.createVariable("lat", "f4", ("lat",))[:] = ramp((4,), "f4")
        f.createVariable("lon", "f4", ("lon",))[:] = ramp((6,), "f4")
        area = f.createVariable("area", "f4", ("lat", "lon"))
        area[:] = ramp((4, 6), "f4")
        t = f.createVariable("t", "f4", ("time", "lat", "lon"), zlib=True, shuffle=True, fill_value=-999.0)
        t.units = "K"
        t.coordinates = "area"
        t.valid_range = np.array([0, 100], dtype="f4")
        t[:] = ramp((2, 4, 6), "f4")
        p = f.createVariable("p", "i2", ("time", "lat", "lon"), zlib=True, fletcher32=True)
        p.missing_value = np.int16(-1)
        p.valid_min = np.int16(0)
        p.set_auto_maskandscale(False)
        p[:] = ramp((2, 4, 6), "i2")
        f.createVariable("unwritten", "f4", ("lat", "lon"))
        names = f.createVariable("names", str, ("lat",))
        names[0] = "first"


if __name__ == "__main__":
    plain("plain_earliest.h5")
    plain("plain_latest.h5", libver="latest")
    chunked("chunked_earliest.h5")
    chunked("chunked_latest.h5", libver="latest")
    large_indexes()
    many_members()
    user_block()
    kept_free_space()
    netcdf()
