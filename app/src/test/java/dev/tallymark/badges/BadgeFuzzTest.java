package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** Throws anything at the badge path: what comes back is always an image that nobody keeps. */
class BadgeFuzzTest {

    private static final Workshop SHOP = new Workshop();
    private static final BadgeServer SERVER = new BadgeServer(SHOP.counting, SHOP.painter);

    @AfterContainer
    static void stop() {
        SERVER.close();
        SHOP.close();
    }

    @Property(tries = 2_000)
    void everyAddressIsReadWithoutAnError(@ForAll("raw") String id, @ForAll("raw") String query) {
        var values = new QueryValues(query);
        var address = BadgeAddress.read("/badge/" + id, values).orElseThrow();
        var answer =
                address.name().map(SHOP.counting::look).orElse(new Answer(Answer.Notice.INVALID_ID, Answer.Hit.NONE));

        var svg = new String(SHOP.painter.paint(answer.says(), values), StandardCharsets.UTF_8);

        assertThat(svg).startsWith("<svg ").endsWith("</svg>").doesNotContain("<script");
    }

    @Property(tries = 500)
    void everyRequestBelowBadgeGetsAnImage(@ForAll("bytes") byte[] target) throws IOException {
        var request = new ByteArrayOutputStream();
        request.writeBytes("GET /badge/".getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(target);
        request.writeBytes(
                " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        var response = SERVER.send(request.toByteArray());

        BadgePathTest.assertIsBadge(response);
        assertThat(response.body()).doesNotContain("Exception", "\tat ", "Tomcat");
    }

    @Provide
    static Arbitrary<String> raw() {
        return pieces().map(pieces -> new String(concatenated(pieces), StandardCharsets.ISO_8859_1));
    }

    /** Without line ends and blanks, which end the address. */
    @Provide
    static Arbitrary<byte[]> bytes() {
        return pieces().map(BadgeFuzzTest::concatenated);
    }

    private static Arbitrary<List<byte[]>> pieces() {
        var known = Arbitraries.of(
                        "a",
                        "Z",
                        "/",
                        "//",
                        ".",
                        "..",
                        ".svg",
                        ".gif",
                        "%2F",
                        "%2f",
                        "%5C",
                        "\\",
                        "%00",
                        "%",
                        "%z",
                        "%zz",
                        "%25",
                        "%C3%A9",
                        "é",
                        "日",
                        "%ED%A0%80",
                        "%C0%AF",
                        "{",
                        "|",
                        "}",
                        "^",
                        "`",
                        "\"",
                        "<",
                        ">",
                        "[",
                        "]",
                        ";",
                        ";a=b",
                        "?",
                        "?label=",
                        "&color=",
                        "&style=",
                        "&logo=",
                        "&labelColor=",
                        "&count=0",
                        "=",
                        "+",
                        "#",
                        "~",
                        "<script>",
                        "&amp;",
                        "\u0130",
                        "x".repeat(300),
                        "😀",
                        ":",
                        "@",
                        "*",
                        "!")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        var any = Arbitraries.bytes()
                .filter(b -> b != ' ' && b != '\r' && b != '\n' && b != '\t')
                .array(byte[].class)
                .ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(4, known), Tuple.of(1, any))
                                .list()
                                .ofMaxSize(12),
                        Arbitraries.of(".svg", ".gif", "", ".svg?label=%zz", ".svg?style=social"))
                .as((pieces, end) -> {
                    pieces.add(end.getBytes(StandardCharsets.UTF_8));
                    return pieces;
                });
    }

    private static byte[] concatenated(List<byte[]> pieces) {
        var bytes = new ByteArrayOutputStream();
        pieces.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
