package dev.tallymark.documents;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Stores the key of a unique index: one value for each of its fields, ordered field by field. */
final class BsonKeyType extends BasicDataType<KeyValue> {

    private static final int GUESSED_BYTES = 120;

    @Override
    public int compare(KeyValue a, KeyValue b) {
        for (int i = 0; i < a.size() && i < b.size(); i++) {
            int order = BsonValueType.compareValues(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    @Override
    public int getMemory(KeyValue key) {
        return GUESSED_BYTES;
    }

    @Override
    public void write(WriteBuffer buffer, KeyValue key) {
        var document = new Document();
        for (int i = 0; i < key.size(); i++) {
            document.put(Integer.toString(i), key.get(i) instanceof Missing ? null : key.get(i));
        }
        BsonDocumentType.encode(document, buffer);
    }

    @Override
    public KeyValue read(ByteBuffer buffer) {
        return new KeyValue(BsonDocumentType.decode(buffer).values());
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
