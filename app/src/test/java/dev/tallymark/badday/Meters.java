package dev.tallymark.badday;

import dev.tallymark.server.TallymarkServer;
import io.micrometer.core.instrument.MeterRegistry;

/** What a running service says of itself. */
final class Meters {

    private Meters() {}

    static double value(TallymarkServer server, String gauge) {
        return server.bean(MeterRegistry.class).get(gauge).gauge().value();
    }
}
