package dev.tallymark.badges;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** Where a badge's image and its endpoint JSON are, encoded so that every tool reads the same id from it. */
final class BadgeLink {

    private BadgeLink() {}

    /** {@code /badge/adaok/parquet-lens.svg}: counts a view. */
    static String image(BadgeName name) {
        return "/badge/" + path(name) + ".svg";
    }

    /** {@code /b/adaok/parquet-lens}: its public history. */
    static String page(BadgeName name) {
        return "/b/" + path(name);
    }

    /** The image without counting, for our own pages. */
    static String quietImage(BadgeName name) {
        return image(name) + "?count=0";
    }

    /** {@code /api/v1/views?id=adaok%2Fparquet-lens}: counts a view. */
    static String endpoint(BadgeName name) {
        return "/api/v1/views?id=" + encoded(name);
    }

    /** {@code /api/v1/series?id=adaok%2Fparquet-lens}: its public history for programs. */
    static String series(BadgeName name) {
        return "/api/v1/series?id=" + encoded(name);
    }

    /** What names the file that a browser saves: {@code adaok-parquet-lens-views.csv}. */
    static String attachment(BadgeName name, String suffix) {
        var plain = name.shown().replaceAll("[^A-Za-z0-9._-]+", "-");
        return ContentDisposition.attachment()
                .filename(plain + "-views." + suffix)
                .build()
                .toString();
    }

    private static String path(BadgeName name) {
        return encoded(name).replace("%2F", "/");
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
