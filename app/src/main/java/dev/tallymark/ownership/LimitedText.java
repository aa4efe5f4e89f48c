package dev.tallymark.ownership;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body of UTF-8 up to a limit; one that is longer is empty, and the rest of it is not fetched. */
final class LimitedText implements BodySubscriber<Optional<String>> {

    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Optional<String>> text = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    LimitedText(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<Optional<String>> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            var part = new byte[buffer.remaining()];
            buffer.get(part);
            if (bytes.size() + part.length > limit) {
                text.complete(Optional.empty());
                cancel();
                return;
            }
            bytes.writeBytes(part);
        }
    }

    @Override
    public void onError(Throwable why) {
        text.completeExceptionally(why);
    }

    @Override
    public void onComplete() {
        text.complete(Optional.of(bytes.toString(StandardCharsets.UTF_8)));
    }

    private void cancel() {
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
