package org.tessera.neural.klt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.Tessera;
import org.tessera.codec.Damage;
import org.tessera.codec.ExactCheck;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;
import org.tessera.error.CompressionException;
import org.tessera.error.MissingModelException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.model.ModelId;
import org.tessera.model.ModelUse;
import org.tessera.neural.model.Model;
import org.tessera.target.TargetText;

class KltCodecTest {

    private static CompressorOptions options(String target, String codec) {
        return CompressorOptions.of(TargetText.parse(target))
                .withCodec(OptionText.parse(codec))
                .withThreads(1);
    }

    private static Model trained() {
        BasisTraining training = new BasisTraining(OptionText.parse("klt"));
        training.add(GeneratedBlocks.of(ElementType.F32, 60, 0, 1));
        training.add(GeneratedBlocks.of(ElementType.F32, 60, 0, 2));
        return training.learn("generated", 96).build();
    }

    private static ModelUse use(Model model, boolean embed) {
        return new ModelUse(model.bytes(), model.name(), embed);
    }

    @Test
    void boundsHold_withAModelAndLearned() {
        ModelUse model = use(trained(), true);
        for (ElementType type : List.of(ElementType.F32, ElementType.F64)) {
            for (String bound : List.of("rel=0.01", "rel=1e-4", "rel=1e-6", "abs=0.003")) {
                ArrayField field = GeneratedBlocks.of(type, 40, bound.endsWith("4") ? 1e-5 : 0, 7);
                for (CompressorOptions options : List.of(
                        options(bound, "klt").withModels(List.of(model)),
                        options(bound, "klt:learn"),
                        options(bound, "klt:learn").withChunk(Shape.of(96, 7, 7, 7)))) {
                    Tessera.Compressed small = Tessera.compress(field, options);
                    ContainerVariable variable = Container.of(small.bytes()).variable("x");
                    assertThat(ExactCheck.firstFailure(
                                    field, variable.readAll(), variable.header().tolerance()))
                            .as("%s %s %s", type, bound, options.codec())
                            .isEqualTo(-1);
                    assertThat(small.report().codecs()).containsOnlyKeys("klt");
                }
            }
        }
    }

    @Test
    void commonFaces_areUsed() {
        Model model = trained();
        ArrayField linked = GeneratedBlocks.of(ElementType.F32, 60, 0, 5);
        // The same blocks in another order: no block has its neighbours before it more often than by chance.
        float[] apart = linked.floats().clone();
        Random random = new Random(3);
        for (int b = 479; b > 0; b--) {
            int other = random.nextInt(b + 1);
            for (int p = 0; p < 343; p++) {
                float value = apart[b * 343 + p];
                apart[b * 343 + p] = apart[other * 343 + p];
                apart[other * 343 + p] = value;
            }
        }
        for (int i = 0; i < apart.length; i++) {
            apart[i] += (i / 343 % 97) * 0.01f; // and none fits another
        }
        CompressorOptions options = options("rel=1e-4", "klt").withModels(List.of(use(model, false)));
        long with = Tessera.compress(linked, options).report().bytes();
        long without = Tessera.compress(ArrayField.of("x", apart, 480, 7, 7, 7), options)
                .report()
                .bytes();

        assertThat(with).isLessThan(without * 2 / 3);
    }

    @Test
    void auto_takesALearnedBasisWhereItIsSmaller() {
        ArrayField blocks = GeneratedBlocks.of(ElementType.F32, 150, 0, 9);
        Tessera.Compressed auto = Tessera.compress(blocks, options("rel=1e-4", "auto"));
        Tessera.Compressed interp = Tessera.compress(blocks, options("rel=1e-4", "interp"));

        assertThat(auto.report().codecs()).containsOnlyKeys("klt");
        assertThat(auto.bytes().length).isLessThan(interp.bytes().length);
        assertThat(Container.of(auto.bytes()).minor()).isEqualTo(2);
        assertThat(Container.of(auto.bytes()).embeddedModels()).hasSize(1);

        Random random = new Random(4);
        float[] noise = new float[300 * 125];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat();
        }
        Tessera.Compressed plain =
                Tessera.compress(ArrayField.of("x", noise, 300, 5, 5, 5), options("rel=1e-3", "auto"));
        assertThat(plain.report().codecs()).doesNotContainKey("klt");
        assertThat(Container.of(plain.bytes()).minor()).isZero();
    }

    @Test
    void qualityAndSize_areReachedAndTheLargestErrorIsTheBound() {
        Model model = trained();
        ArrayField field = GeneratedBlocks.of(ElementType.F32, 60, 0, 11);
        for (String target : List.of("psnr=70", "ratio=4", "rate=10")) {
            Tessera.Compressed small = Tessera.compress(
                    field,
                    options(target, "klt").withModels(List.of(use(model, true))).withTarget(TargetText.parse(target)));
            ContainerVariable variable = Container.of(small.bytes()).variable("x");
            assertThat(ExactCheck.firstFailure(
                            field, variable.readAll(), variable.header().tolerance()))
                    .isEqualTo(-1);
            assertThat(variable.header().tolerance().absolute())
                    .isEqualTo(small.report().summary().deviation().maxError());
            if (target.startsWith("psnr")) {
                assertThat(small.report().summary().psnr()).isGreaterThanOrEqualTo(70);
            }
        }
    }

    @Test
    void qualityBeyondTheVectorsThatPay_isReachedUnderABound() {
        ArrayField few = GeneratedBlocks.of(ElementType.F32, 9, 0, 37);
        for (String target : List.of("psnr=40", "psnr=70", "psnr=100")) {
            Tessera.Compressed small = Tessera.compress(few, options(target, "klt:learn"));
            assertThat(small.report().codecs()).as(target).containsOnlyKeys("klt");
            assertThat(small.report().summary().psnr()).isGreaterThanOrEqualTo(Double.parseDouble(target.substring(5)));
        }
    }

    @Test
    void modelsThatAreReferredTo_areFoundBesideTheFileOrNamed(@TempDir Path folder) throws Exception {
        Model model = trained();
        ArrayField field = GeneratedBlocks.of(ElementType.F32, 20, 0, 13);
        Tessera.Compressed small =
                Tessera.compress(field, options("rel=1e-3", "klt").withModels(List.of(use(model, false))));
        Path file = folder.resolve("small.tess");
        Files.write(file, small.bytes());
        try (Container container = Container.open(file)) {
            assertThat(container.embeddedModels()).isEmpty();
            assertThatThrownBy(() -> container.variable("x").readAll())
                    .isInstanceOf(MissingModelException.class)
                    .hasMessageContaining(model.id().hex())
                    .hasMessageContaining("next to it (" + folder)
                    .hasMessageContaining("tessera models import");
        }
        Files.write(folder.resolve("other.tsm"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("chi.tsm"), model.bytes());
        try (Container container = Container.open(file)) {
            assertThat(container.variable("x").readAll().spec()).isEqualTo(field.spec());
        }
    }

    @Test
    void oneModelOfTwoVariables_isEmbeddedOnce() throws Exception {
        ModelUse model = use(trained(), true);
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (var writer = new org.tessera.container.ContainerWriter(bytes, 2)) {
            for (String name : List.of("a", "b")) {
                ArrayField values = GeneratedBlocks.of(ElementType.F32, 20, 0, 15);
                ArrayField field = ArrayField.of(name, values.floats(), 160, 7, 7, 7);
                new org.tessera.container.Compressor(
                                field,
                                options("rel=1e-3", "klt").withModels(List.of(model)),
                                org.tessera.container.Compressor.Progress.NONE)
                        .write(writer);
            }
            writer.finish();
        }
        Container container = Container.of(bytes.toByteArray());
        assertThat(container.embeddedModels()).containsOnlyKeys(ModelId.of(model.bytes()));
        assertThat(container.variables())
                .allSatisfy(v -> assertThat(v.readAll().size()).isEqualTo(160 * 343));
    }

    @Test
    void wrongModels_areRefusedInOneSentence() {
        ModelUse model = use(trained(), true);
        ArrayField cubes = ArrayField.of("x", new float[400 * 125], 400, 5, 5, 5);
        cubes.floats()[7] = 1;
        assertThatThrownBy(
                        () -> Tessera.compress(cubes, options("abs=0.1", "klt").withModels(List.of(model))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has blocks of [5, 5, 5], model generated is for blocks of [7, 7, 7]");
        assertThatThrownBy(() ->
                        Tessera.compress(cubes, options("abs=0.1", "interp").withModels(List.of(model))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes no such model");
        assertThatThrownBy(() ->
                        Tessera.compress(cubes, options("pwrel=0.1", "klt").withModels(List.of(model))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave --model out");
        assertThatThrownBy(() -> KltOptions.parse(OptionText.parse("klt:block=40x40x40")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 to 1024 points");
    }

    @Test
    void damagedFiles_giveTypedErrorsAndNothingElse() {
        ModelUse model = use(trained(), true);
        ArrayField field = GeneratedBlocks.of(ElementType.F32, 6, 0, 17);
        byte[] sound = Tessera.compress(field, options("rel=1e-3", "klt").withModels(List.of(model)))
                .bytes();
        for (int seed = 0; seed < 400; seed++) {
            byte[] damaged = Damage.random(sound, new Random(seed));
            try {
                Container.of(damaged).variables().forEach(ContainerVariable::readAll);
            } catch (CompressionException e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void constantAndFewBlocks_areHandled() {
        ArrayField constant = ArrayField.of("x", new float[300 * 343], 300, 7, 7, 7);
        assertThat(Tessera.compress(constant, options("abs=0.1", "klt:learn")).bytes().length)
                .isLessThan(4000);
        ArrayField one = GeneratedBlocks.of(ElementType.F32, 1, 0, 19);
        byte[] bytes = Tessera.compress(one, options("rel=1e-3", "klt:learn")).bytes();
        assertThat(ExactCheck.firstFailure(
                        one,
                        Container.of(bytes).variable("x").readAll(),
                        Container.of(bytes).variable("x").header().tolerance()))
                .isEqualTo(-1);
    }
}
