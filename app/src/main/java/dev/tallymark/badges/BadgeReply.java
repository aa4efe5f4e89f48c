package dev.tallymark.badges;

import dev.tallymark.badges.BadgeAddress.Form;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes an answer in the form that was asked for. */
@Component
class BadgeReply {

    /** One transparent dot. */
    private static final byte[] DOT = HexFormat.of()
            .parseHex(
                    "47494638396101000100f00000000000000000" + "21f90401000000002c" + "00000000010001000002024401003b");

    private final Painter painter;
    private final JsonMapper json;

    BadgeReply(Painter painter, JsonMapper json) {
        this.painter = painter;
        this.json = json;
    }

    /** The body is left out by the server where the request is {@code HEAD}. */
    void write(Form form, Answer.Says says, QueryValues wishes, HttpServletResponse response) throws IOException {
        var body =
                switch (form) {
                    case SVG -> painter.paint(says, wishes);
                    case GIF -> DOT;
                    case JSON -> json.writeValueAsBytes(EndpointJson.of(says));
                };
        response.setContentType(type(form));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String type(Form form) {
        return switch (form) {
            case SVG -> "image/svg+xml;charset=utf-8";
            case GIF -> "image/gif";
            case JSON -> "application/json";
        };
    }
}
