package dev.tallymark.badges;

import java.util.regex.Pattern;

/** Writes cells that a spreadsheet shows and never runs. */
final class Csv {

    /** What Excel, LibreOffice and Google Sheets take for the beginning of a formula. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r＝＋－＠].*");

    private Csv() {}

    /** Quoted, with an apostrophe before what would be a formula. */
    static String cell(String text) {
        var inert = FORMULA.matcher(text).matches() ? "'" + text : text;
        return '"' + inert.replace("\"", "\"\"") + '"';
    }
}
