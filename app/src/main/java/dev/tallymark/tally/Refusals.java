package dev.tallymark.tally;

import com.mongodb.MongoBulkWriteException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells what MongoDB will never write, however often it is asked, from what it could not write just now. */
final class Refusals {

    private static final Set<Integer> FOR_GOOD = Set.of(
            2, // BadValue
            9, // FailedToParse
            14, // TypeMismatch
            28, // PathNotViable: what is there cannot hold the field
            57, // DottedFieldName
            121, // DocumentValidationFailure
            10_334, // BSONObjectTooLarge
            16_837, // a field in the way that is no document
            17_280, // KeyTooLong
            17_419, // the document would be too large
            17_420);

    private Refusals() {}

    /**
     * Which writes of a bulk, by their place in it, are refused for good, and why; all others are written.
     *
     * @throws MongoBulkWriteException when anything else went wrong, so that nothing is known
     */
    static Map<Integer, String> of(MongoBulkWriteException e) {
        var refused = new HashMap<Integer, String>();
        for (var error : e.getWriteErrors()) {
            if (!FOR_GOOD.contains(error.getCode())) {
                throw e;
            }
            refused.put(error.getIndex(), error.getMessage());
        }
        if (e.getWriteConcernError() != null || refused.isEmpty()) {
            throw e;
        }
        return refused;
    }
}
