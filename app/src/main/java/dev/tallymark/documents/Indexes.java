package dev.tallymark.documents;

import java.util.List;
import org.springframework.data.mongodb.core.index.IndexDefinition;

/**
 * The indexes that a collection needs. A module that owns a collection has one such bean; they are made at start, or as
 * soon as MongoDB answers. The embedded server keeps unique ones and ignores the rest, so read by {@code _id} or by
 * unique key; no index may have an expiry, a filter or a collation, which not every server knows.
 */
public record Indexes(String collection, List<IndexDefinition> definitions) {

    public Indexes {
        definitions = List.copyOf(definitions);
    }

    /** Those of one collection. */
    public static Indexes of(String collection, IndexDefinition... definitions) {
        return new Indexes(collection, List.of(definitions));
    }
}
