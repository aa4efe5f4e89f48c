package dev.tallymark.badges;

import java.util.Optional;

/**
 * What an address asks for, when it asks for a badge at all. Reads the path as it came over the wire, because what a
 * server makes of it first ({@code %2F}, {@code //}, {@code ;}) changes the id.
 *
 * @param name empty when there is no valid id in it
 */
record BadgeAddress(Form form, Optional<BadgeName> name) {

    /** In which form the badge is to be answered. */
    enum Form {
        SVG,
        GIF,
        JSON
    }

    private static final String FOLDER = "badge";
    private static final String PREFIX = "/badge/";
    private static final int EXTENSION = ".svg".length();

    /** Empty when the address is none of a badge, and somebody else's to answer. */
    static Optional<BadgeAddress> read(String uri, QueryValues query) {
        int id = idIn(uri);
        if (id >= 0) {
            return Optional.of(image(uri.substring(id)));
        }
        return switch (uri) {
            case "/api/v1/views", "/v1/api/views" ->
                Optional.of(new BadgeAddress(Form.JSON, query.value("id").flatMap(BadgeName::parse)));
            default -> Optional.empty();
        };
    }

    /** Where the id begins behind {@code /badge/}, however that is written; -1 when it is another address. */
    private static int idIn(String uri) {
        if (uri.startsWith(PREFIX)) {
            return PREFIX.length();
        }
        int from = 0;
        while (from < uri.length() && uri.charAt(from) == '/') {
            from++;
        }
        int to = uri.indexOf('/', from);
        if (from == 0 || to < 0) {
            return -1;
        }
        var folder = PercentCoding.decodePath(withoutParameters(uri.substring(from, to)));
        return folder.filter(FOLDER::equals).isPresent() ? to + 1 : -1;
    }

    /** The id that a path goes on with, as it came over the wire; empty when there is no valid one. */
    static Optional<BadgeName> nameIn(String raw) {
        return PercentCoding.decodePath(withoutParameters(raw)).flatMap(BadgeName::parse);
    }

    private static BadgeAddress image(String raw) {
        var text = PercentCoding.decodePath(withoutParameters(raw)).orElse("");
        var form = text.endsWith(".gif") ? Form.GIF : Form.SVG;
        boolean named = form == Form.GIF || text.endsWith(".svg");
        return new BadgeAddress(
                form, named ? BadgeName.parse(text.substring(0, text.length() - EXTENSION)) : Optional.empty());
    }

    /** The path without what follows a semicolon in any of its segments. */
    private static String withoutParameters(String raw) {
        int semicolon = raw.indexOf(';');
        if (semicolon < 0) {
            return raw;
        }
        var path = new StringBuilder(raw.length());
        int from = 0;
        while (semicolon >= 0) {
            path.append(raw, from, semicolon);
            int slash = raw.indexOf('/', semicolon);
            from = slash < 0 ? raw.length() : slash;
            semicolon = raw.indexOf(';', from);
        }
        return path.append(raw, from, raw.length()).toString();
    }
}
