package dev.tallymark.badday;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** One message of MongoDB's protocol, as far as a bad wire has to understand it. */
final class Message {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
    private static final BsonDocument NO_PRIMARY =
            BsonDocument.parse("{ok: 0.0, errmsg: 'not primary', code: 10107, codeName: 'NotWritablePrimary'}");
    private static final int OP_MSG = 2013;
    private static final int HEADER = 16;
    private static final int REQUEST_ID = 4;
    private static final int OPERATION = 12;
    /** After the flags, the kind of section, the length of its document, and the type of the first field. */
    private static final int FIRST_NAME = HEADER + 4 + 1 + 4 + 1;

    private final byte[] bytes;

    private Message(byte[] bytes) {
        this.bytes = bytes;
    }

    static Message read(DataInputStream in) throws IOException {
        int length = Integer.reverseBytes(in.readInt());
        var bytes = new byte[length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(length);
        in.readFully(bytes, 4, length - 4);
        return new Message(bytes);
    }

    boolean isWrite() {
        if (number(OPERATION) != OP_MSG) {
            return false;
        }
        int end = FIRST_NAME;
        while (bytes[end] != 0) {
            end++;
        }
        return WRITES.contains(new String(bytes, FIRST_NAME, end - FIRST_NAME, StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes;
    }

    byte[] half() {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /** What a server answers to it that is no primary any more. */
    Message refusal() {
        var document = new RawBsonDocument(NO_PRIMARY, new BsonDocumentCodec()).getByteBuffer();
        int length = HEADER + 4 + 1 + document.remaining();
        var answer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        answer.putInt(length).putInt(0).putInt(number(REQUEST_ID)).putInt(OP_MSG);
        answer.putInt(0).put((byte) 0).put(document.asNIO());
        return new Message(answer.array());
    }

    private int number(int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }
}
