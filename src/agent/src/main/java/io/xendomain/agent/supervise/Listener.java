package io.xendomain.agent.supervise;

import io.xendomain.protocol.StreamEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One stream. What its reader has not asked for yet waits here, the last event of each domain only: however slow the reader
 * is, no more waits than there are domains, and nobody else does.
 */
final class Listener implements Flow.Subscription {
    private static final String SNAPSHOT = "snapshot";
    private static final String HEARTBEAT = "heartbeat";

    private final Flow.Subscriber<? super StreamEvent> subscriber;
    private final Consumer<Listener> atEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<String, StreamEvent> waiting = new LinkedHashMap<>();
    private long demand;
    private boolean delivering;
    private boolean ending;
    private boolean over;
    private long lastSent = System.nanoTime();

    Listener(Flow.Subscriber<? super StreamEvent> subscriber, StreamEvent first, Consumer<Listener> atEnd) {
        this.subscriber = subscriber;
        this.atEnd = atEnd;
        waiting.put(SNAPSHOT, first);
    }

    /** Adds an event, in place of an earlier one about the same domain that was not read yet. */
    void offer(String uuid, StreamEvent event) {
        locked(() -> {
            waiting.remove(uuid);
            waiting.put(uuid, event);
        });
    }

    /** Says that we live if nothing was said for that long. */
    void breakSilence(Duration silence) {
        locked(() -> {
            if (waiting.isEmpty() && System.nanoTime() - lastSent >= silence.toNanos()) {
                waiting.put(HEARTBEAT, new StreamEvent.Heartbeat());
            }
        });
    }

    /** Completes the stream after what is waiting. */
    void end() {
        locked(() -> ending = true);
    }

    @Override
    public void request(long count) {
        locked(() -> {
            long sum = demand + count;
            demand = sum < 0 ? Long.MAX_VALUE : sum;
        });
    }

    @Override
    public void cancel() {
        lock.lock();
        try {
            over = true;
            waiting.clear();
        } finally {
            lock.unlock();
        }
        atEnd.accept(this);
    }

    /** Makes a change, and has somebody deliver what may now be delivered: never the caller, who has other things to do. */
    private void locked(Runnable change) {
        lock.lock();
        try {
            if (over) {
                return;
            }
            change.run();
            if (!delivering && deliverable()) {
                delivering = true;
                Thread.ofVirtual().name("watch").start(this::deliver);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean deliverable() {
        return !over && (demand > 0 && !waiting.isEmpty() || ending && waiting.isEmpty());
    }

    /** Runs on one thread at a time. */
    private void deliver() {
        while (true) {
            StreamEvent event = null;
            lock.lock();
            try {
                if (!deliverable()) {
                    delivering = false;
                    return;
                }
                if (waiting.isEmpty()) {
                    over = true;
                } else {
                    event = waiting.pollFirstEntry().getValue();
                    demand--;
                    lastSent = System.nanoTime();
                }
            } finally {
                lock.unlock();
            }
            if (event == null) {
                atEnd.accept(this);
                subscriber.onComplete();
                return;
            }
            subscriber.onNext(event);
        }
    }
}
