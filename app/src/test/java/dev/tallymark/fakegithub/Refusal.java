package dev.tallymark.fakegithub;

/** What was asked is not allowed. */
final class Refusal extends RuntimeException {

    Refusal(String why) {
        super(why);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
