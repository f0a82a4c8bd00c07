package org.tessera.neural.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.Network;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.residual.Approximator;
import org.tessera.residual.ValueScale;
import org.tessera.stage.entropy.ArrayIntegers;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;

/// A field as latents of its blocks and the decoder that was trained on these very blocks: both are written, rounded.
///
/// Latents are rounded numbers, or entries of a codebook, which is written too. Of more than three axes the last three
/// are cut into blocks, and all cells share the decoder.
///
/// @param codec whose model it is
/// @param options how it is fitted; null to decode only
/// @param scale by which the values were bent, to know what an error comes to
record BlockModel(String codec, BlockOptions options, ValueScale scale) implements Approximator {

    static final int MOST_ENTRIES = 4096;

    private static final String LATENTS = "latents";

    /// The kind of codes in [ArrayIntegers], which no tensor has.
    private static final int CODES = ArrayIntegers.KINDS - 1;

    @Override
    public @Nullable Analysis analyse(ArrayField field) {
        BlockGrid grid = BlockGrid.of(field.spec(), options.shape().edge());
        if (grid == null) {
            return null;
        }
        NetworkFitter fitter = NetworkFitter.find(codec);
        double[] values = field.toDoubles();
        float[] heights = CellHeights.of(values, grid.points());
        float[] blocks = grid.gather(values, heights);
        BlockNetwork shape = options.shape();
        int axes = grid.axes();
        NamedTensors fitted = fitter.fit(
                new Autoencoding(shape.architecture(axes, options.norm()), blocks, options.codebook(), options.plan()));
        float[] latents = shape.encoder(axes, fitted).run(blocks);
        List<ParameterSpec> specs = new ArrayList<>(shape.decoderParameters(axes));
        NamedTensors tensors = new NamedTensors();
        specs.forEach(spec -> tensors.put(spec.name(), fitted.get(spec.name(), spec.count())));
        Codes codes = options.codebook() == null ? null : Codes.of(latents, shape, axes, fitted);
        if (codes == null) {
            tensors.put(LATENTS, latents);
            specs.add(new ParameterSpec(LATENTS, grid.latentSizes(latents.length), true));
        } else {
            tensors.put(Autoencoding.CODEBOOK, codes.book());
            specs.add(codes.spec(shape.latent()));
        }
        RoundedTensors rounded = new RoundedTensors(specs, tensors, t -> output(t, codes, grid, heights));
        double largest = CellHeights.largest(heights);
        return step -> write(codes, grid, heights, rounded, step / largest);
    }

    /// Values as they come back, each in parts of the height of its cell.
    private float[] output(NamedTensors tensors, @Nullable Codes codes, BlockGrid grid, float[] heights) {
        BlockNetwork shape = options.shape();
        float[] latents = latents(tensors, codes, shape, grid);
        float[] made = shape.decoder(grid.axes(), tensors).run(latents);
        for (int i = 0; i < made.length; i++) {
            double height = heights[grid.cellOf(i)];
            double whole = scale.inverse(height);
            made[i] = whole > 0 ? (float) (scale.inverse(made[i] * height) / whole) : 0;
        }
        return made;
    }

    private static float[] latents(NamedTensors tensors, @Nullable Codes codes, BlockNetwork shape, BlockGrid grid) {
        int positions = shape.positions(grid.axes());
        if (codes != null) {
            return codes.latents(tensors, positions, shape.latent());
        }
        return tensors.get(LATENTS, (long) grid.blocks() * positions * shape.latent());
    }

    private byte @Nullable [] write(
            @Nullable Codes codes, BlockGrid grid, float[] heights, RoundedTensors rounded, double error) {
        byte[] numbers = rounded.write(error);
        if (numbers == null) {
            return null;
        }
        ByteWriter out = new ByteWriter();
        options.shape().write(out);
        grid.writeHeights(out, heights);
        out.varint(codes == null ? 0 : codes.entries());
        if (codes != null) {
            RangeEncoder coder = new RangeEncoder();
            new ArrayIntegers(coder).code(codes.numbers().clone(), grid.latentSizes(codes.numbers().length), CODES);
            out.block(coder.finish());
        }
        return out.bytes(numbers).toByteArray();
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        BlockNetwork shape = BlockNetwork.read(in);
        BlockGrid grid = BlockGrid.of(spec, shape.edge());
        if (grid == null) {
            throw in.malformed("a field of blocks expected, found " + spec.shape());
        }
        limits.checkChunkValues(grid.padded());
        int axes = grid.axes();
        long latents = (long) grid.blocks() * shape.positions(axes) * shape.latent();
        limits.checkChunkValues(latents);
        float[] heights = grid.readHeights(in);
        int entries = in.varint(MOST_ENTRIES, "entries of a codebook");
        List<ParameterSpec> specs = new ArrayList<>(shape.decoderParameters(axes));
        Codes codes = null;
        if (entries == 0) {
            specs.add(new ParameterSpec(LATENTS, grid.latentSizes((int) latents), true));
        } else {
            codes = codes(in, entries, grid, shape);
            specs.add(codes.spec(shape.latent()));
        }
        NamedTensors tensors = RoundedTensors.read(in, specs, entries == 0 ? latents : 0);
        Network decoder = shape.decoder(axes, tensors);
        return grid.scatter(decoder.run(latents(tensors, codes, shape, grid)), heights);
    }

    private static Codes codes(ByteReader in, int entries, BlockGrid grid, BlockNetwork shape) {
        int[] numbers = new int[grid.blocks() * shape.positions(grid.axes())];
        new ArrayIntegers(new RangeDecoder(in.block())).code(numbers, grid.latentSizes(numbers.length), CODES);
        if (Arrays.stream(numbers).anyMatch(n -> n < 0 || n >= entries)) {
            throw in.malformed("codes from 0 to " + (entries - 1) + " expected");
        }
        return new Codes(entries, numbers, new float[0]);
    }
}
