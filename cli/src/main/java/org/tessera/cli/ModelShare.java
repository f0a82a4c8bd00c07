package org.tessera.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.container.VariableReport;
import org.tessera.io.Limits;
import org.tessera.model.ModelUse;
import org.tessera.neural.model.Model;

/// What the models of a variable take, counted in its ratio or not, and when one that is not counted has paid.
record ModelShare(VariableReport report) {

    /// `0`, `9,120 in the file, counted`, or with what is not counted.
    String text() {
        if (report.models().isEmpty()) {
            return "0";
        }
        return String.join("; ", report.models().stream().map(this::text).toList());
    }

    private String text(ModelUse use) {
        String size = Text.count(use.bytes().length);
        if (use.embed()) {
            return size + " in the file, counted";
        }
        long values = blockValues(use);
        long blocks = (long) Math.ceil(pays(use) / values);
        String count = Text.count(blocks);
        return size + " not counted: " + use.name() + " "
                + use.reference().id().brief() + ", as much as is saved on " + count
                + (values == 1 ? " values" : " blocks of " + values);
    }

    /// On how many values as many bytes are saved as the model has.
    private double pays(ModelUse use) {
        double count = report.spec().shape().count();
        double saved = (report.spec().bytes() - report.bytes()) / count;
        return saved > 0 ? use.bytes().length / saved : Double.POSITIVE_INFINITY;
    }

    private static long blockValues(ModelUse use) {
        long values = 1;
        JsonNode block = Model.read(use.bytes(), Limits.DEFAULT).architecture().path("block");
        for (JsonNode size : block) {
            values *= Math.max(1, size.asLong());
        }
        return values;
    }

    List<Map<String, Object>> json() {
        return report.models().stream().map(this::json).toList();
    }

    private Map<String, Object> json(ModelUse use) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", use.name());
        map.put("sha256", use.reference().id().hex());
        map.put("size", use.bytes().length);
        map.put("embedded", use.embed());
        if (!use.embed()) {
            map.put("pays_after_values", pays(use));
        }
        return map;
    }
}
