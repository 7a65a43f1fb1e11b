package kz.daneker.trust;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Gathers a body as it comes and gives it up as soon as it is too long, whatever length was announced. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> gathered = BodySubscribers.ofByteArray();
    private final int atMost;
    private Flow.@Nullable Subscription source;
    private long come;

    BoundedBody(int atMost) {
        this.atMost = atMost;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return gathered.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        gathered.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        come += piece.stream().mapToLong(ByteBuffer::remaining).sum();
        if (come <= atMost) {
            gathered.onNext(piece);
        } else if (source != null) {
            source.cancel();
            source = null;
            gathered.onError(new IOException("an answer must have at most " + atMost + " bytes"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        gathered.onError(failure);
    }

    @Override
    public void onComplete() {
        gathered.onComplete();
    }
}
