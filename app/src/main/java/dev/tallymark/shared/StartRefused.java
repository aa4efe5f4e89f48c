package dev.tallymark.shared;

/**
 * The service cannot run as things are, and only its operator can change that. Thrown while it starts, from anywhere;
 * the operator sees one line, {@code message} and then {@code action}, and the process ends.
 */
public class StartRefused extends RuntimeException {

    /**
     * @param message what is wrong, with the path or number that it is about; no full stop
     * @param action what to change, as a whole sentence
     */
    public StartRefused(String message, String action) {
        super(message + ". " + action);
    }

    /** The same, with what brought it to light. */
    public StartRefused(String message, String action, Throwable cause) {
        super(message + ". " + action, cause);
    }
}
