package dev.tallymark.documents;

/**
 * Other processes that keep their documents in the same place.
 *
 * @param possible whether there may be any: never on the embedded server, which is this process's own
 */
public record Neighbours(boolean possible) {}
