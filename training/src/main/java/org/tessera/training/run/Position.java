package org.tessera.training.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Where a run is: everything beside the numbers of the network that decides what happens next.
final class Position {

    /// Epochs that are done.
    int epoch;
    /// Steps done in the epoch that runs.
    int stepInEpoch;
    /// Steps done in all.
    long step;
    double best = Double.POSITIVE_INFINITY;
    int bestEpoch = -1;
    /// Epochs without a better validation: for stopping, and for the plateau.
    int stale;
    int plateau;
    /// What plateaus and returns from NaN have left of the learning rate.
    double rateFactor = 1;
    int returns;
    /// Sum of the losses of the steps of this epoch.
    double lossSum;
    double seconds;
    boolean finished;

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("epoch", epoch)
                .put("stepInEpoch", stepInEpoch)
                .put("step", step)
                .put("best", Double.isInfinite(best) ? "none" : Double.toHexString(best))
                .put("bestEpoch", bestEpoch)
                .put("stale", stale)
                .put("plateau", plateau)
                .put("rateFactor", Double.toHexString(rateFactor))
                .put("returns", returns)
                .put("lossSum", Double.toHexString(lossSum))
                .put("seconds", seconds)
                .put("finished", finished);
    }

    static Position of(JsonNode json) {
        Position at = new Position();
        at.epoch = json.path("epoch").asInt();
        at.stepInEpoch = json.path("stepInEpoch").asInt();
        at.step = json.path("step").asLong();
        String best = json.path("best").asText();
        at.best = best.equals("none") ? Double.POSITIVE_INFINITY : Double.parseDouble(best);
        at.bestEpoch = json.path("bestEpoch").asInt();
        at.stale = json.path("stale").asInt();
        at.plateau = json.path("plateau").asInt();
        at.rateFactor = Double.parseDouble(json.path("rateFactor").asText());
        at.returns = json.path("returns").asInt();
        at.lossSum = Double.parseDouble(json.path("lossSum").asText());
        at.seconds = json.path("seconds").asDouble();
        at.finished = json.path("finished").asBoolean();
        return at;
    }
}
