package dev.tallymark.badges;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a badge's image and its endpoint JSON are, encoded so that every tool reads the same id from it. */
final class BadgeLink {

    private BadgeLink() {}

    /** {@code /badge/adaok/parquet-lens.svg}: counts a view. */
    static String image(BadgeName name) {
        return "/badge/" + encoded(name).replace("%2F", "/") + ".svg";
    }

    /** The image without counting, for our own pages. */
    static String quietImage(BadgeName name) {
        return image(name) + "?count=0";
    }

    /** {@code /api/v1/views?id=adaok%2Fparquet-lens}: counts a view. */
    static String endpoint(BadgeName name) {
        return "/api/v1/views?id=" + encoded(name);
    }

    /** Percent-encoded but for letters, digits and {@code . _ -}: no bracket or star may end a Markdown image. */
    static String encoded(BadgeName name) {
        return encoded(name.shown());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
