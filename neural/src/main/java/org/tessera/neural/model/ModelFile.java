package org.tessera.neural.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;

/// The bytes of a model file; specified in `docs/models.md`.
///
/// `magic, major u8, minor u8, zero u16, header length u32, header (JSON), safetensors, CRC32C`. The part between
/// header and checksum is a whole safetensors file.
final class ModelFile {

    static final String SAFETENSORS_METADATA = "__metadata__";

    private static final int MAJOR = 1;
    private static final int MINOR = 0;

    /// As that of containers, but for the letters: `TSM`.
    private static final long MAGIC = 0x0A1A0A0D4D535493L;

    private static final int START = 16;
    private static final int END = 4;
    private static final int ALIGNMENT = 8;

    /// Most bytes of a header, most tensors, most axes.
    private static final int MAX_HEADER = 1 << 22;

    private static final int MAX_TENSORS = 1 << 14;
    private static final int MAX_RANK = 8;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ModelFile() {}

    static boolean isName(String name) {
        return name.matches("[a-z0-9][a-z0-9._-]{0,63}");
    }

    static byte[] write(String name, ObjectNode architecture, ObjectNode metadata, Map<String, Tensor> tensors) {
        ObjectNode header = JSON.createObjectNode();
        header.put("name", name);
        header.set("architecture", architecture);
        header.set("metadata", metadata);
        byte[] text = padded(header);
        ByteWriter out = new ByteWriter(text.length + 256).i64(MAGIC).u8(MAJOR).u8(MINOR);
        out.u16(0).i32(text.length).bytes(text);
        writeTensors(tensors, out);
        byte[] checked = out.toByteArray();
        return out.i32(crc(checked, checked.length)).toByteArray();
    }

    private static void writeTensors(Map<String, Tensor> tensors, ByteWriter out) {
        ObjectNode index = JSON.createObjectNode();
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            ObjectNode one = index.putObject(entry.getKey());
            one.put("dtype", tensor.type().name());
            ArrayNode shape = one.putArray("shape");
            for (int size : tensor.shape()) {
                shape.add(size);
            }
            one.putArray("data_offsets").add(offset).add(offset + tensor.data().length);
            offset += tensor.data().length;
        }
        byte[] text = padded(index);
        out.i64(text.length).bytes(text);
        tensors.values().forEach(tensor -> out.bytes(tensor.data()));
    }

    /// With spaces at the end, so that what follows is aligned.
    private static byte[] padded(ObjectNode object) {
        byte[] text = object.toString().getBytes(StandardCharsets.UTF_8);
        int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] padded = Arrays.copyOf(text, length);
        Arrays.fill(padded, text.length, length, (byte) ' ');
        return padded;
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    static Model read(byte[] file, Limits limits) {
        limits.checkMetadata(file.length);
        ByteReader in = checked(file);
        int length = in.i32();
        ObjectNode header = object(in, length, "the header of a model");
        String name = header.path("name").asText();
        if (!isName(name)
                || !header.path("architecture").path("kind").isTextual()
                || !header.path("metadata").isObject()) {
            throw new MalformedException(
                    START, "a model header with name, architecture (with its kind) and metadata expected");
        }
        ObjectNode architecture = (ObjectNode) header.get("architecture");
        return new Model(name, architecture, (ObjectNode) header.get("metadata"), readTensors(in), file.clone());
    }

    /// Checks magic, version and checksum; the reader stands at the length of the header.
    private static ByteReader checked(byte[] file) {
        ByteReader in = new ByteReader(file, 0, Math.max(0, file.length - END), 0);
        if (in.remaining() < START || in.i64() != MAGIC) {
            throw new MalformedException(0, "not a Tessera model, or one cut short");
        }
        int major = in.u8();
        int minor = in.u8();
        if (major != MAJOR) {
            throw new UnsupportedException("the model has format version " + major + "." + minor
                    + "; this version of Tessera reads " + MAJOR + ".x");
        }
        int expected = new ByteReader(file, file.length - END, END, file.length - END).i32();
        int found = crc(file, file.length - END);
        if (expected != found) {
            throw new MalformedException(
                    file.length - END, "checksum of the model: expected %08x, found %08x".formatted(expected, found));
        }
        if (in.u16() != 0) {
            throw in.malformed("two zero bytes expected");
        }
        return in;
    }

    private static ObjectNode object(ByteReader in, long length, String what) {
        if (length < 2 || length > MAX_HEADER || length > in.remaining()) {
            throw in.malformed(what + " has 2 to " + Math.min(MAX_HEADER, in.remaining()) + " bytes, found "
                    + Long.toUnsignedString(length));
        }
        long offset = in.offset();
        try {
            JsonNode node = JSON.readTree(in.bytes((int) length));
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new MalformedException(offset, what + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedException(offset, what + " is not JSON");
        }
        throw new MalformedException(offset, what + " is not a JSON object");
    }

    private static Map<String, Tensor> readTensors(ByteReader in) {
        ObjectNode index = object(in, in.i64(), "the index of tensors");
        if (index.size() > MAX_TENSORS) {
            throw in.malformed("at most " + MAX_TENSORS + " tensors expected, found " + index.size());
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long next = 0;
        for (Map.Entry<String, JsonNode> entry : index.properties()) {
            if (!entry.getKey().equals(SAFETENSORS_METADATA)) {
                Tensor tensor = tensor(entry.getKey(), entry.getValue(), next, in);
                tensors.put(entry.getKey(), tensor);
                next += tensor.data().length;
            }
        }
        in.expectEnd("the tensors");
        return tensors;
    }

    /// Tensors lie one after the other, as safetensors demands of them together and this of their order.
    private static Tensor tensor(String name, JsonNode entry, long next, ByteReader in) {
        String dtype = entry.path("dtype").asText();
        TensorType type = Arrays.stream(TensorType.values())
                .filter(t -> t.name().equals(dtype))
                .findFirst()
                .orElseThrow(() -> new UnsupportedException("tensor '" + name + "' has elements of '" + dtype
                        + "'; this version knows " + Arrays.toString(TensorType.values())));
        JsonNode sizes = entry.path("shape");
        JsonNode offsets = entry.path("data_offsets");
        if (!sizes.isArray() || sizes.size() > MAX_RANK || !offsets.isArray() || offsets.size() != 2) {
            throw in.malformed("tensor '" + name + "' without a shape or its two offsets");
        }
        int[] shape = new int[sizes.size()];
        long bytes = type.bytes();
        for (int axis = 0; axis < shape.length; axis++) {
            JsonNode size = sizes.get(axis);
            if (!size.canConvertToInt() || !size.isIntegralNumber() || size.intValue() < 0) {
                throw in.malformed("tensor '" + name + "': a size of " + size);
            }
            shape[axis] = size.intValue();
            bytes = Math.min(bytes * shape[axis], Long.MAX_VALUE >>> 32);
        }
        long begin = offset(offsets.get(0));
        long end = offset(offsets.get(1));
        if (begin != next || end - begin != bytes || bytes > in.remaining()) {
            throw in.malformed("tensor '" + name + "' of " + bytes + " bytes from " + next + " on expected, found "
                    + begin + " to " + end + " with " + in.remaining() + " bytes left");
        }
        return new Tensor(type, shape, in.bytes((int) bytes));
    }

    private static long offset(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() ? number.longValue() : -1;
    }
}
