package io.xendomain.operator.link;

import io.xendomain.operator.push.Push;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Pushes on their way to one host: a few at a time, never two of the same domain, and of those that wait for the same
 * domain only the latest.
 */
final class PushQueue {
    private static final int AT_A_TIME = 8;

    private final Map<String, Push> waiting = new HashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final Semaphore permits = new Semaphore(AT_A_TIME);
    private final Executor executor;
    private final Consumer<Push> send;

    /**
     * @param send blocks until the push was answered; does not throw
     */
    PushQueue(Executor executor, Consumer<Push> send) {
        this.executor = executor;
        this.send = send;
    }

    /** Domains with a push that waits or is under way. */
    int length() {
        synchronized (waiting) {
            return busy.size();
        }
    }

    void submit(Push push) {
        synchronized (waiting) {
            waiting.put(push.uuid(), push);
            if (!busy.add(push.uuid())) {
                return;
            }
        }
        executor.execute(() -> drain(push.uuid()));
    }

    private void drain(String uuid) {
        for (Push next = next(uuid); next != null; next = next(uuid)) {
            permits.acquireUninterruptibly();
            try {
                send.accept(next);
            } finally {
                permits.release();
            }
        }
    }

    private Push next(String uuid) {
        synchronized (waiting) {
            Push next = waiting.remove(uuid);
            if (next == null) {
                busy.remove(uuid);
            }
            return next;
        }
    }
}
