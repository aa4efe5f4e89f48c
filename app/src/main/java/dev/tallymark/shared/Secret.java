package dev.tallymark.shared;

/** A value that no log, page or error may show. Two secrets are compared in {@code MessageDigest.isEqual}, not here. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "[secret]";
    }
}
