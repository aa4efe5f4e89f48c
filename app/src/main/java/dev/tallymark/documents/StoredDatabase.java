package dev.tallymark.documents;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose maps hold BSON. The library opens maps by name; one that is open already keeps its types. */
final class StoredDatabase extends H2Database {

    private final MVStore maps;

    StoredDatabase(String name, MVStore maps, CursorRegistry cursors) {
        // The library's constructor opens collections through the method below.
        this.maps = maps;
        super(name, maps, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        maps.openMap(
                getFullCollectionNamespace(collection) + "._index_" + index,
                new MVMap.Builder<KeyValue, Object>().keyType(new BsonKeyType()).valueType(new BsonValueType()));
        return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        var name = getFullCollectionNamespace(collection);
        MVMap<Object, Document> documents = maps.openMap(
                "databases." + name,
                new MVMap.Builder<Object, Document>()
                        .keyType(new BsonValueType())
                        .valueType(new BsonDocumentType()));
        MVMap<String, Object> meta = maps.openMap("meta." + name);
        return new H2Collection(this, collection, options, documents, meta, cursorRegistry) {
            @Override
            protected boolean tracksDataSize() {
                return false;
            }
        };
    }
}
