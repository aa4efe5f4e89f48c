package dev.tallymark.badges;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tallymark.svg.Style;
import java.util.Optional;

/**
 * What shields.io's endpoint badge reads. The first four keys always, in this order; the others only where the owner
 * chose something, or where there is no count.
 */
@JsonPropertyOrder({"schemaVersion", "label", "message", "color", "isError", "labelColor", "style", "namedLogo"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record EndpointJson(
        int schemaVersion,
        String label,
        String message,
        String color,
        Optional<Boolean> isError,
        Optional<String> labelColor,
        Optional<String> style,
        Optional<String> namedLogo) {

    private static final int VERSION = 1;

    static EndpointJson of(Answer.Says says) {
        return switch (says) {
            case Answer.Count count -> count(count.number(), count.look());
            case Answer.Notice notice -> notice(notice.message());
        };
    }

    private static EndpointJson count(long number, Look look) {
        return new EndpointJson(
                VERSION,
                look.label(),
                look.format().write(number),
                look.color(),
                Optional.empty(),
                look.labelColor(),
                Optional.of(look.style()).filter(style -> style != Style.FLAT).map(Style::slug),
                look.logo());
    }

    private static EndpointJson notice(String message) {
        return new EndpointJson(
                VERSION,
                Look.DEFAULT.label(),
                message,
                "lightgrey",
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
