package org.tessera.golden;

import java.util.ArrayList;
import java.util.List;
import org.tessera.Tessera;
import org.tessera.codec.OptionText;
import org.tessera.codec.Samples;
import org.tessera.codec.Samples.Kind;
import org.tessera.container.CompressorOptions;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.TargetText;

/// A file to keep: which generated field, compressed how.
///
/// @param name of the file, without directory
/// @param specials whether NaN, infinities and fill values are put in
record GoldenCase(
        String name,
        ElementType type,
        Kind kind,
        long seed,
        boolean specials,
        String target,
        String codec,
        long... shape) {

    private static final double FILL = 1e20;

    /// All files of the first version of the format.
    static List<GoldenCase> all() {
        List<GoldenCase> cases = new ArrayList<>();
        String[] targets = {"abs=0.001", "rel=1.0E-5", "pwrel=0.01", "lossless", "abs=0.01,rel=0.001,pwrel=0.1"};
        String[] codecs = {"interp", "lorenzo", "auto", "lossless"};
        long[][] shapes = {{257}, {17, 31}, {9, 10, 11}, {5, 6, 7, 3}, {3, 2, 4, 3, 5}, {2, 3, 2, 3, 2, 2}};
        for (ElementType type : ElementType.values()) {
            for (int i = 0; i < 8; i++) {
                int n = cases.size();
                Kind kind = Kind.values()[n % 4];
                boolean specials = type.isFloat() && i % 3 == 1;
                String name = "%s-%02d.tess".formatted(type.label(), i);
                cases.add(new GoldenCase(name, type, kind, n, specials, targets[n % 5], codecs[i % 4], shapes[n % 6]));
            }
        }
        cases.add(new GoldenCase(
                "levels.tess", ElementType.F32, Kind.NOISE, 99, false, "abs=0.0001", "interp", 33, 32, 31));
        addLater(cases);
        addWavelets(cases, shapes);
        // Format 1.1: each chunk has a tolerance of its own.
        cases.add(new GoldenCase("noise-f32.tess", ElementType.F32, Kind.NOISE, 101, true, "noise=4", "auto", 41, 50));
        cases.add(new GoldenCase("noise-i16.tess", ElementType.I16, Kind.NOISE, 103, false, "noise=2", "auto", 41, 50));
        addSized(cases, "dct", new String[] {"dct", "dct:block=4,step=24", "dct:block=16", "dct"}, shapes);
        addSized(
                cases,
                "regression",
                new String[] {"regression", "regression:block=4", "regression", "regression"},
                shapes);
        addSecondTucker(cases);
        return cases;
    }

    /// A peak leaves a residual.
    private static void addSecondTucker(List<GoldenCase> cases) {
        Kind[] kinds = {Kind.SMOOTH, Kind.PEAK, Kind.PEAK};
        ElementType[] types = {ElementType.F64, ElementType.F32, ElementType.I16};
        for (int i = 0; i < kinds.length; i++) {
            String name = "tucker2-%02d.tess".formatted(i);
            String target = i == 0 ? "rel=1.0E-4" : "rel=0.001";
            cases.add(new GoldenCase(
                    name, types[i], kinds[i], 120 + 2 * i, false, target, "tucker:effort=8", 20, 21, 22));
        }
    }

    /// Files of a codec with sizes of blocks, of ranks 2 to 5.
    private static void addSized(List<GoldenCase> cases, String codec, String[] texts, long[][] shapes) {
        ElementType[] types = {ElementType.F32, ElementType.F64, ElementType.I16, ElementType.F32};
        for (int i = 0; i < texts.length; i++) {
            String name = "%s-%02d.tess".formatted(codec, i);
            String target = types[i].isFloat() ? "rel=0.0001" : "abs=3";
            Kind kind = Kind.values()[i % 3];
            cases.add(new GoldenCase(name, types[i], kind, 110 + i, i == 0, target, texts[i], shapes[1 + i]));
        }
    }

    /// Codecs that came after the first files.
    private static void addLater(List<GoldenCase> cases) {
        ElementType[] types = {ElementType.F32, ElementType.F64, ElementType.I16, ElementType.U32};
        for (String codec : new String[] {"packed", "tucker", "zfp", "fitted", "linear"}) {
            for (ElementType type : types) {
                String name = "%s-%s.tess".formatted(codec, type.label());
                Kind kind = Kind.values()[cases.size() % 4];
                String target = type.isFloat() ? "rel=0.001" : "abs=3";
                cases.add(new GoldenCase(name, type, kind, cases.size(), false, target, codec, 12, 13, 18));
            }
        }
    }

    private static void addWavelets(List<GoldenCase> cases, long[][] shapes) {
        String[] modes = {"wavelet", "wavelet:mode=packet", "wavelet:mode=dyadic,step=24", "wavelet:effort=5"};
        for (int i = 0; i < modes.length; i++) {
            ElementType type = i == 3 ? ElementType.I16 : i == 1 ? ElementType.F64 : ElementType.F32;
            String name = "wavelet-%02d.tess".formatted(i);
            long[] shape = shapes[(i + 1) % shapes.length];
            cases.add(new GoldenCase(name, type, Kind.values()[i % 3], 100 + i, i == 0, "rel=1.0E-4", modes[i], shape));
        }
    }

    ArrayField field() {
        ArrayField field = Samples.of(type, kind, seed, shape);
        if (specials) {
            Samples.addSpecials(field, FILL, seed);
        }
        return field;
    }

    byte[] compress() {
        CompressorOptions options = CompressorOptions.of(TargetText.parse(target))
                .withCodec(OptionText.parse(codec))
                .withRules(new MaskRules(new double[] {FILL}, Double.NaN, Double.NaN, true))
                .withChunk(seed % 2 == 0 ? null : chunk());
        return Tessera.compress(field(), options).bytes();
    }

    private Shape chunk() {
        long[] sizes = shape.clone();
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = Math.min(sizes[axis], 16);
        }
        return Shape.of(sizes);
    }
}
