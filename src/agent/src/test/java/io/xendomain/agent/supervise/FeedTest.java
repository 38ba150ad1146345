package io.xendomain.agent.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xendomain.protocol.StreamEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Feed feed = new Feed(timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private Reader reader() {
        Reader reader = new Reader();
        feed.add(reader, new StreamEvent.Snapshot(null, List.of()));
        return reader;
    }

    private static StreamEvent event(String uuid) {
        return new StreamEvent.Removed(uuid);
    }

    @Test
    void beginsWithTheSnapshot() {
        Reader reader = reader();
        feed.publish("a", event("a"));
        reader.subscription.request(Long.MAX_VALUE);

        reader.awaitEvents(new StreamEvent.Snapshot(null, List.of()), event("a"));
    }

    @Test
    void keepsOnlyTheLastEventOfEachDomainForASlowReader() {
        Reader slow = reader();
        IntStream.range(0, 100_000).forEach(i -> feed.publish("d" + i % 3, event("event " + i)));
        slow.subscription.request(2);
        slow.awaitEvents(new StreamEvent.Snapshot(null, List.of()), event("event 99997"));
        slow.subscription.request(100);

        slow.awaitEvents(
                new StreamEvent.Snapshot(null, List.of()),
                event("event 99997"),
                event("event 99998"),
                event("event 99999"));
    }

    @Test
    void tellsAReaderThatIsGoneNothing() {
        Reader gone = reader();
        Reader here = reader();
        gone.subscription.cancel();
        here.subscription.request(2);
        feed.publish("a", event("a"));
        gone.subscription.request(10);

        here.awaitEvents(new StreamEvent.Snapshot(null, List.of()), event("a"));
        assertThat(gone.events).isEmpty();
    }

    @Test
    void endsAStreamAfterWhatWaits() {
        Reader reader = reader();
        feed.publish("a", event("a"));
        feed.endAll();
        reader.subscription.request(10);

        reader.awaitEvents(new StreamEvent.Snapshot(null, List.of()), event("a"));
        await().until(() -> reader.complete);
    }

    private static final class Reader implements Flow.Subscriber<StreamEvent> {
        final List<StreamEvent> events = new CopyOnWriteArrayList<>();
        Flow.Subscription subscription;
        volatile boolean complete;

        void awaitEvents(StreamEvent... expected) {
            await().untilAsserted(() -> assertThat(events).containsExactly(expected));
        }

        @Override
        public void onSubscribe(Flow.Subscription made) {
            subscription = made;
        }

        @Override
        public void onNext(StreamEvent event) {
            events.add(event);
        }

        @Override
        public void onError(Throwable error) {
            throw new AssertionError(error);
        }

        @Override
        public void onComplete() {
            complete = true;
        }
    }
}
