package org.tessera.cli.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.neural.model.Model;
import org.tessera.neural.network.NetworkModel;
import org.tessera.science.SineProducts;
import org.tessera.target.Ratio;
import org.tessera.target.Target;
import org.tessera.target.ValueRangeRelative;

/// The chapter on relativity: blocks of black holes that no method has seen, stored in every way there is.
///
/// Parts: `quality` (as good as can be at a size), `bound` (as small as can be under a bound), `networks` (autoencoders
/// as
/// they were published), `sines` (products of sines on 128^3).
public final class RelativityChapter {

    /// The ratio that the autoencoders claim, and those that their latents of 4 and 32 floats and a minimum come
    /// to.
    private static final double[] RATIOS = {21.4, 68.6, 10.4};

    private static final double[] BOUNDS = {1e-2, 1e-3, 1e-4, 1e-5};

    /// Wave numbers that the autoencoders were trained on are 2 to 6.
    private static final List<int[]> WAVES = List.of(new int[] {7, 7, 7});

    private static final int SINE_POINTS = 128;
    private static final int SINE_BLOCK = 512;

    /// A block of 512 floats as 16: what the original stores.
    private static final double SINE_RATIO = 32;

    private final Path folder;
    private final List<Model> networks;
    private final Consumer<String> note;
    private final List<ChapterRow> rows = new ArrayList<>();

    /// @param folder for pictures
    /// @param networks models of kind `network` for 7^3 blocks
    /// @param note takes a line on what is done now
    public RelativityChapter(Path folder, List<Model> networks, Consumer<String> note) {
        this.folder = folder;
        this.networks = List.copyOf(networks);
        this.note = note;
    }

    /// @param basis for the codec klt, of the pairs that are learned from
    public List<ChapterRow> run(Model basis) throws IOException {
        for (boolean hard : new boolean[] {false, true}) {
            BlockSet set = BlockSet.of(hard, BlockSet.LEARNED, BlockSet.ALL);
            note.accept(set.name() + ": " + set.blocks().count() + " blocks of pairs " + BlockSet.LEARNED + " to "
                    + (BlockSet.ALL - 1));
            quality(set, basis);
            bounds(set, basis);
            networks(set);
        }
        sines();
        return rows;
    }

    private static Stored.Method shared(Model basis, String options) {
        return new Stored.Method(
                "klt, shared basis", "klt:block=1x7x7x7" + options, 9, List.of(ChapterBasis.use(basis)));
    }

    private static Stored.Method own(String codec) {
        return new Stored.Method("klt, own basis", codec, 9, ChapterBasis.none());
    }

    private static Stored.Method auto(int effort) {
        return new Stored.Method("auto, effort " + effort, "auto", effort, ChapterBasis.none());
    }

    private void quality(BlockSet set, Model basis) throws IOException {
        for (double ratio : RATIOS) {
            Stored best = add("quality", set, new Ratio(ratio), shared(basis, ""));
            if (ratio == RATIOS[0]) {
                new ChapterPictures(folder)
                        .write(set.name() + "_klt", set, best.restored().floats());
            }
        }
    }

    private void bounds(BlockSet set, Model basis) {
        for (double bound : BOUNDS) {
            Target target = new ValueRangeRelative(bound);
            add("bound", set, target, shared(basis, ""));
            add("bound", set, target, own("klt:learn,block=1x7x7x7"));
            add("bound", set, target, auto(5));
        }
    }

    private void networks(BlockSet set) {
        for (Model model : networks) {
            NetworkRow row = new NetworkRow(model, set);
            if (model.kind().equals(NetworkModel.KIND) && row.fits()) {
                note.accept(set.name() + ": " + model.name());
                rows.addAll(row.rows("networks"));
            }
        }
    }

    private void sines() {
        note.accept("sines: wave number 7 on 128^3 points");
        Shape shape = Shape.of(SINE_POINTS, SINE_POINTS, SINE_POINTS);
        float[] values = SineProducts.cube(WAVES, SINE_POINTS);
        ArrayField field = ArrayField.of(new FieldSpec("sines", ElementType.F32, shape), values);
        for (Stored.Method method : List.of(own("klt:learn,block=8x8x8"), auto(5))) {
            Stored stored = Stored.of("sines", "sines", field, new Ratio(SINE_RATIO), method, SINE_BLOCK);
            rows.add(stored.row());
        }
    }

    private Stored add(String part, BlockSet set, Target target, Stored.Method method) {
        note.accept(set.name() + ": " + method.name() + ", " + target.text());
        Stored stored = Stored.of(part, set.name(), set.field(), target, method, BlockSet.VALUES);
        rows.add(stored.row());
        return stored;
    }
}
