package org.tessera.neural.layer;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The Vector API twin of [ScalarGather]: lanes are samples, so the bits are the same for every length of a vector.
///
/// Four rows times two vectors stay in registers over the whole sum; each step is a product and then a sum.
final class VectorGather {

    private static final VectorSpecies<Float> SPECIES = shortEnough(FloatVector.SPECIES_PREFERRED);
    private static final int LANES = SPECIES.length();

    private VectorGather() {}

    private static VectorSpecies<Float> shortEnough(VectorSpecies<Float> preferred) {
        return preferred.length() > Workspace.GRAIN ? FloatVector.SPECIES_512 : preferred;
    }

    static boolean isFast() {
        return LANES >= 4;
    }

    /// See [ScalarGather#four].
    static void four(
            float[] x,
            float[] w,
            int base,
            int[] sources,
            int[] matrices,
            int from,
            int end,
            int channels,
            float[] b,
            int channel,
            float[] y,
            int to,
            int lanes) {
        int lane = 0;
        for (; lane + 2 * LANES <= lanes; lane += 2 * LANES) {
            FloatVector a0 = FloatVector.broadcast(SPECIES, b[channel]);
            FloatVector a1 = FloatVector.broadcast(SPECIES, b[channel + 1]);
            FloatVector a2 = FloatVector.broadcast(SPECIES, b[channel + 2]);
            FloatVector a3 = FloatVector.broadcast(SPECIES, b[channel + 3]);
            FloatVector c0 = a0;
            FloatVector c1 = a1;
            FloatVector c2 = a2;
            FloatVector c3 = a3;
            for (int i = from; i < end; i++) {
                int in = sources[i] * channels * lanes + lane;
                int at = base + matrices[i] * channels * GatherLayer.ROWS;
                for (int c = 0; c < channels; c++) {
                    FloatVector u = FloatVector.fromArray(SPECIES, x, in);
                    FloatVector v = FloatVector.fromArray(SPECIES, x, in + LANES);
                    FloatVector w0 = FloatVector.broadcast(SPECIES, w[at]);
                    FloatVector w1 = FloatVector.broadcast(SPECIES, w[at + 1]);
                    FloatVector w2 = FloatVector.broadcast(SPECIES, w[at + 2]);
                    FloatVector w3 = FloatVector.broadcast(SPECIES, w[at + 3]);
                    a0 = a0.add(u.mul(w0));
                    c0 = c0.add(v.mul(w0));
                    a1 = a1.add(u.mul(w1));
                    c1 = c1.add(v.mul(w1));
                    a2 = a2.add(u.mul(w2));
                    c2 = c2.add(v.mul(w2));
                    a3 = a3.add(u.mul(w3));
                    c3 = c3.add(v.mul(w3));
                    in += lanes;
                    at += GatherLayer.ROWS;
                }
            }
            int out = to + lane;
            a0.intoArray(y, out);
            c0.intoArray(y, out + LANES);
            a1.intoArray(y, out + lanes);
            c1.intoArray(y, out + lanes + LANES);
            a2.intoArray(y, out + 2 * lanes);
            c2.intoArray(y, out + 2 * lanes + LANES);
            a3.intoArray(y, out + 3 * lanes);
            c3.intoArray(y, out + 3 * lanes + LANES);
        }
        for (; lane < lanes; lane += LANES) {
            fourNarrow(x, w, base, sources, matrices, from, end, channels, b, channel, y, to, lanes, lane);
        }
    }

    /// A single vector at the end of a narrow tile.
    private static void fourNarrow(
            float[] x,
            float[] w,
            int base,
            int[] sources,
            int[] matrices,
            int from,
            int end,
            int channels,
            float[] b,
            int channel,
            float[] y,
            int to,
            int lanes,
            int lane) {
        FloatVector a0 = FloatVector.broadcast(SPECIES, b[channel]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, b[channel + 1]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, b[channel + 2]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, b[channel + 3]);
        for (int i = from; i < end; i++) {
            int in = sources[i] * channels * lanes + lane;
            int at = base + matrices[i] * channels * GatherLayer.ROWS;
            for (int c = 0; c < channels; c++) {
                FloatVector u = FloatVector.fromArray(SPECIES, x, in);
                a0 = a0.add(u.mul(w[at]));
                a1 = a1.add(u.mul(w[at + 1]));
                a2 = a2.add(u.mul(w[at + 2]));
                a3 = a3.add(u.mul(w[at + 3]));
                in += lanes;
                at += GatherLayer.ROWS;
            }
        }
        int out = to + lane;
        a0.intoArray(y, out);
        a1.intoArray(y, out + lanes);
        a2.intoArray(y, out + 2 * lanes);
        a3.intoArray(y, out + 3 * lanes);
    }

    /// See [ScalarGather#one].
    static void one(
            float[] x,
            float[] w,
            int base,
            int[] sources,
            int[] matrices,
            int from,
            int end,
            int channels,
            float b,
            float[] y,
            int to,
            int lanes) {
        int lane = 0;
        for (; lane + 4 * LANES <= lanes; lane += 4 * LANES) {
            FloatVector a0 = FloatVector.broadcast(SPECIES, b);
            FloatVector a1 = a0;
            FloatVector a2 = a0;
            FloatVector a3 = a0;
            for (int i = from; i < end; i++) {
                int in = sources[i] * channels * lanes + lane;
                int at = base + matrices[i] * channels;
                for (int c = 0; c < channels; c++) {
                    FloatVector weight = FloatVector.broadcast(SPECIES, w[at + c]);
                    a0 = a0.add(FloatVector.fromArray(SPECIES, x, in).mul(weight));
                    a1 = a1.add(FloatVector.fromArray(SPECIES, x, in + LANES).mul(weight));
                    a2 = a2.add(
                            FloatVector.fromArray(SPECIES, x, in + 2 * LANES).mul(weight));
                    a3 = a3.add(
                            FloatVector.fromArray(SPECIES, x, in + 3 * LANES).mul(weight));
                    in += lanes;
                }
            }
            a0.intoArray(y, to + lane);
            a1.intoArray(y, to + lane + LANES);
            a2.intoArray(y, to + lane + 2 * LANES);
            a3.intoArray(y, to + lane + 3 * LANES);
        }
        for (; lane < lanes; lane += LANES) {
            FloatVector a = FloatVector.broadcast(SPECIES, b);
            for (int i = from; i < end; i++) {
                int in = sources[i] * channels * lanes + lane;
                int at = base + matrices[i] * channels;
                for (int c = 0; c < channels; c++) {
                    a = a.add(FloatVector.fromArray(SPECIES, x, in + c * lanes).mul(w[at + c]));
                }
            }
            a.intoArray(y, to + lane);
        }
    }
}
