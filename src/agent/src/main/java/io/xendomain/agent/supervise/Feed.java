package io.xendomain.agent.supervise;

import io.xendomain.protocol.Api;
import io.xendomain.protocol.StreamEvent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells everybody who listens what happens. Publishing never waits for a listener. */
final class Feed {
    /** What events about the host itself are about. */
    static final String HOST = "host";

    private static final Duration LOOK_FOR_SILENCE = Duration.ofSeconds(1);

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    Feed(ScheduledExecutorService timer) {
        timer.scheduleAtFixedRate(
                () -> listeners.forEach(listener -> listener.breakSilence(Api.HEARTBEAT)),
                LOOK_FOR_SILENCE.toMillis(),
                LOOK_FOR_SILENCE.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Starts a stream that begins with this snapshot. */
    void add(Flow.Subscriber<? super StreamEvent> subscriber, StreamEvent.Snapshot snapshot) {
        Listener listener = new Listener(subscriber, snapshot, listeners::remove);
        listeners.add(listener);
        subscriber.onSubscribe(listener);
    }

    /** @param uuid the domain it is about: of several events about one domain a slow listener gets the last */
    void publish(String uuid, StreamEvent event) {
        listeners.forEach(listener -> listener.offer(uuid, event));
    }

    /** Ends every stream; who wants more asks again and gets a new snapshot. */
    void endAll() {
        listeners.forEach(Listener::end);
    }
}
