package dev.tallymark.badges;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.core.query.UpdateDefinition;

/** One collection, read and written by {@code _id}: what every server has an index for. */
final class DocumentsById {

    private final MongoTemplate template;
    private final String collection;

    DocumentsById(MongoTemplate template, String collection) {
        this.template = template;
        this.collection = collection;
    }

    /** The document without a field that is not needed. */
    Optional<Document> findWithout(String field, String id) {
        var query = byId(id);
        query.fields().exclude(field);
        return guarded(() -> Optional.ofNullable(template.findOne(query, Document.class, collection)));
    }

    Optional<Document> find(String id) {
        return guarded(() -> Optional.ofNullable(template.findOne(byId(id), Document.class, collection)));
    }

    /** Those that there are, in no order, without a field that is not needed. */
    List<Document> findAllWithout(String field, Collection<String> ids) {
        var query = Query.query(Criteria.where("_id").in(ids));
        query.fields().exclude(field);
        return guarded(() -> template.find(query, Document.class, collection));
    }

    /** Whether the field has the value in some document. */
    boolean anyWith(String field, String value) {
        var query = Query.query(Criteria.where(field).is(value));
        return guarded(() -> template.exists(query, collection));
    }

    /** Does all of them in any order, each by its id and making the document when there is none. */
    void upsertAll(Map<String, Update> updates) {
        guarded(() -> {
            var bulk = template.bulkOps(BulkOperations.BulkMode.UNORDERED, collection);
            updates.forEach((id, update) -> bulk.upsert(byId(id), update));
            return bulk.execute();
        });
    }

    /** Those whose field is not above the value. Looks through all where there is no index: for sweepers. */
    List<Document> findUntil(String field, Object value) {
        var query = Query.query(Criteria.where(field).lte(value));
        return guarded(() -> template.find(query, Document.class, collection));
    }

    /** Every document: for collections that stay small. */
    List<Document> all() {
        return guarded(() -> template.findAll(Document.class, collection));
    }

    /** False, and nothing done, when the id is taken. */
    boolean insert(Document document) {
        return guarded(() -> {
            try {
                template.insert(document, collection);
                return true;
            } catch (DuplicateKeyException taken) {
                return false;
            }
        });
    }

    /** False, and nothing done, when there is none of that id in which the field has that value; null for none. */
    boolean updateWhere(String id, String field, @Nullable Object value, UpdateDefinition update) {
        var query = byId(id).addCriteria(Criteria.where(field).is(value));
        return guarded(() -> template.updateFirst(query, update, collection).getMatchedCount() > 0);
    }

    /** Makes the document when there is none. */
    void upsert(String id, UpdateDefinition update) {
        guarded(() -> template.upsert(byId(id), update, collection));
    }

    /** Changes the document, and tells what it was; empty, and nothing done, when there is none. */
    Optional<Document> findAndUpdate(String id, UpdateDefinition update) {
        return guarded(() -> Optional.ofNullable(template.findAndModify(byId(id), update, Document.class, collection)));
    }

    void remove(String id) {
        guarded(() -> template.remove(byId(id), collection));
    }

    /** False, and nothing done, when there is none of that id in which the field has that value. */
    boolean removeWhere(String id, String field, Object value) {
        var query = byId(id).addCriteria(Criteria.where(field).is(value));
        return guarded(() -> template.remove(query, collection).getDeletedCount() > 0);
    }

    private static Query byId(String id) {
        return Query.query(Criteria.where("_id").is(id));
    }

    private static <T> T guarded(Supplier<T> access) {
        try {
            return access.get();
        } catch (DataAccessException e) {
            throw new BadgesUnavailable(e);
        }
    }
}
