package dev.tallymark.svg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Ours beside what badge-maker 6.0.0 drew; {@code src/shields/golden.mjs} made the references. */
class BadgeMakerTest {

    record Reference(Wanted badge, String svg) {}

    record Wanted(
            String style,
            String label,
            String message,
            String color,
            @Nullable String labelColor,
            @Nullable String logoBase64) {

        BadgeImage image() {
            return new BadgeImage(
                    label,
                    message,
                    Color.of(color).orElseThrow(),
                    Optional.ofNullable(labelColor).flatMap(Color::of),
                    Style.of(style).orElseThrow(),
                    Optional.ofNullable(logoBase64).map(logo -> new Logo(logo, logo)));
        }
    }

    @Test
    void everyBadgeIsTheSameDocumentAsTheReference() throws IOException {
        var references = references();
        assertThat(references).hasSizeGreaterThan(500);
        var different = references.stream().filter(BadgeMakerTest::differs).toList();
        assertThat(different)
                .as(() -> "first difference, ours: "
                        + new String(
                                BadgeSvg.render(different.getFirst().badge().image()), UTF_8))
                .isEmpty();
    }

    /** Compares elements, attributes in any order, and text: every length, position and colour. */
    private static boolean differs(Reference reference) {
        var ours = Xml.parse(BadgeSvg.render(reference.badge().image()));
        return !ours.isEqualNode(Xml.parse(reference.svg().getBytes(UTF_8)));
    }

    private static List<Reference> references() throws IOException {
        var json = new JsonMapper();
        var resource = Objects.requireNonNull(BadgeMakerTest.class.getResourceAsStream("badge-maker.jsonl.gz"));
        try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(resource), UTF_8))) {
            return lines.lines()
                    .map(line -> json.readValue(line, Reference.class))
                    .toList();
        }
    }
}
