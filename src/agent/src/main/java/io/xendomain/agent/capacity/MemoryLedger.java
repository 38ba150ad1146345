package io.xendomain.agent.capacity;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Promises memory to domains that are being started, never the same memory twice: from the look at what is free until the
 * domain is built, and shows in that figure, its need is held.
 */
public final class MemoryLedger {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private long held;

    /** Asks the host what is free at this moment. */
    @FunctionalInterface
    public interface Ask<E extends Exception> {
        FreeMemory free() throws E;
    }

    /** Memory that is promised until this is closed. */
    public final class Hold implements AutoCloseable {
        private final long mib;

        private Hold(long mib) {
            this.mib = mib;
            held += mib;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                held -= mib;
                released.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Takes what a domain needs. Waits while that depends on the outcome of other starts.
     *
     * @param keptMib free memory that belongs to domains which will want it back in a moment
     * @throws NoRoom if there is not enough, however the starts under way turn out
     */
    public <E extends Exception> Hold take(MemoryNeed need, long keptMib, Ask<E> ask) throws E, NoRoom {
        lock.lock();
        try {
            while (true) {
                // under the lock: a figure from before another start ended does not have that domain
                FreeMemory free = ask.free();
                switch (Room.of(need.mib(), free.less(keptMib), held)) {
                    case Enough -> {
                        return new Hold(need.mib());
                    }
                    case Unclear -> released.awaitUninterruptibly();
                    case None -> throw new NoRoom(need, free, keptMib);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is promised at this moment, in MiB. */
    public long held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }
}
