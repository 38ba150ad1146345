package io.xendomain.agent.eyes;

/** Tells that something has happened to domains, so that nobody has to look again and again. */
public interface Eyes extends AutoCloseable {

    /** Hears of it, on a thread that must not be kept waiting. */
    interface Watcher {
        /** Domains came, went, stopped, were paused or unpaused: look at the list. */
        void stirred();

        /** Something of that domain was changed: look at what it has. */
        void touched(int domid);
    }

    /** Begins to watch, and goes on trying for ever. */
    void open(Watcher watcher);

    /** Whether what happens is told at present; if not, one has to look. */
    boolean areOpen();

    @Override
    void close();

    /** Sees nothing. */
    Eyes SHUT = new Eyes() {
        @Override
        public void open(Watcher watcher) {}

        @Override
        public boolean areOpen() {
            return false;
        }

        @Override
        public void close() {}
    };
}
