package org.tessera.neural.fit;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tessera.error.LimitExceededException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.stage.entropy.ArrayIntegers;
import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;

/// Numbers of a network as whole numbers of steps, one step a tensor.
///
/// Steps are as coarse as what comes out allows: where `n` numbers that are off by a step move the output by `s`, the
/// least bits for an error are taken when `step · s / sqrt(n)` is the same for all tensors (the rule of reverse water
/// filling, as for coefficients of a transform). How far each moves it is tried out.
final class RoundedTensors {

    /// Most numbers of all tensors together.
    static final int MOST = 1 << 22;

    /// Steps are these times powers of two.
    private static final double[] QUARTERS = {1, 0x1.306fe0a31b715p0, 0x1.6a09e667f3bcdp0, 0x1.ae89f995ad3adp0};

    /// The number of the step 1.
    private static final int ONE = 160;

    private static final int MOST_STEPS = 255;

    /// Numbers are moved by this part of their size to see what comes of it.
    private static final double MOVE = 0x1p-9;

    private static final double LARGEST = 1 << 28;

    private final List<ParameterSpec> specs;
    private final float[][] values;

    /// Steps that together make an error of 1 at an output.
    private final double[] unit;

    /// @param specs of the tensors, in the order in which they are coded
    /// @param output what comes out with some numbers, its error being what counts
    RoundedTensors(List<ParameterSpec> specs, NamedTensors tensors, Function<NamedTensors, float[]> output) {
        this.specs = specs;
        values = new float[specs.size()][];
        for (int t = 0; t < values.length; t++) {
            values[t] = tensors.get(specs.get(t).name(), specs.get(t).count());
        }
        unit = new double[values.length];
        float[] before = output.apply(named(values));
        double all = 0;
        for (int t = 0; t < unit.length; t++) {
            unit[t] = Math.sqrt(values[t].length) / moved(t, before, output);
            all += values[t].length;
        }
        for (int t = 0; t < unit.length; t++) {
            unit[t] *= Math.sqrt(12 / all);
        }
    }

    /// Error at an output for an error of 1 in each number of a tensor.
    private double moved(int tensor, float[] before, Function<NamedTensors, float[]> output) {
        SeededNumbers signs = new SeededNumbers(tensor);
        double size = 0;
        for (float v : values[tensor]) {
            size += Math.abs(v);
        }
        double move = Math.max(size / values[tensor].length * MOVE, 1e-6);
        float[][] other = values.clone();
        other[tensor] = values[tensor].clone();
        for (int i = 0; i < other[tensor].length; i++) {
            other[tensor][i] += (float) (signs.at(i) < 0.5 ? -move : move);
        }
        float[] after = output.apply(named(other));
        double sum = 0;
        for (int i = 0; i < after.length; i++) {
            sum += Math.abs((double) after[i] - before[i]);
        }
        return Math.max(sum / after.length / move, 1e-9);
    }

    private NamedTensors named(float[][] all) {
        NamedTensors named = new NamedTensors();
        for (int t = 0; t < all.length; t++) {
            named.put(specs.get(t).name(), all[t]);
        }
        return named;
    }

    /// Writes the numbers.
    ///
    /// @param error that is made at an output, about
    /// @return null where steps or numbers are too large or too small
    byte @Nullable [] write(double error) {
        ByteWriter out = new ByteWriter();
        RangeEncoder coder = new RangeEncoder();
        ArrayIntegers integers = new ArrayIntegers(coder);
        for (int t = 0; t < values.length; t++) {
            double step = unit[t] * error;
            int number = step > 0 && step < 1e30 ? number(step) : -1;
            if (number < 0 || number > MOST_STEPS) {
                return null;
            }
            out.u8(number);
            double stored = step(number);
            int[] steps = new int[values[t].length];
            for (int i = 0; i < steps.length; i++) {
                double multiple = Math.rint(values[t][i] / stored);
                if (!(Math.abs(multiple) < LARGEST)) {
                    return null;
                }
                steps[i] = (int) multiple;
            }
            code(integers, t, specs.get(t), steps);
        }
        return out.bytes(coder.finish()).toByteArray();
    }

    private static int number(double step) {
        int octave = Math.getExponent(step);
        double rest = step / Math.scalb(1.0, octave);
        int quarter = 0;
        while (quarter < QUARTERS.length - 1 && rest >= QUARTERS[quarter + 1]) {
            quarter++;
        }
        return ONE + QUARTERS.length * octave + quarter;
    }

    private static double step(int number) {
        int quarters = number - ONE;
        return Math.scalb(QUARTERS[Math.floorMod(quarters, QUARTERS.length)], Math.floorDiv(quarters, QUARTERS.length));
    }

    private static void code(ArrayIntegers integers, int tensor, ParameterSpec spec, int[] numbers) {
        integers.code(numbers, spec.shape(), Math.min(tensor, ArrayIntegers.KINDS - 1));
    }

    /// What [#write] wrote, to the end of the bytes.
    ///
    /// @param checked numbers among them whose room was checked before
    static NamedTensors read(ByteReader in, List<ParameterSpec> specs, long checked) {
        long all = -checked;
        for (ParameterSpec spec : specs) {
            all += spec.count();
        }
        if (all > MOST) {
            throw new LimitExceededException("numbers of a fitted network", all, MOST);
        }
        double[] steps = new double[specs.size()];
        for (int t = 0; t < steps.length; t++) {
            steps[t] = step(in.u8());
        }
        BitCoder coder = new RangeDecoder(in.bytes(in.remaining()));
        ArrayIntegers integers = new ArrayIntegers(coder);
        NamedTensors tensors = new NamedTensors();
        for (int t = 0; t < specs.size(); t++) {
            int[] numbers = new int[(int) specs.get(t).count()];
            code(integers, t, specs.get(t), numbers);
            double step = steps[t];
            float[] floats = new float[numbers.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) (numbers[i] * step);
            }
            tensors.put(specs.get(t).name(), floats);
        }
        return tensors;
    }
}
