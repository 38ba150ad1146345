package io.xendomain.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP proxy on 127.0.0.1 that does to its connections what networks do: cuts, stalls, delays and truncates them.
 * It starts healthy; each fault lasts until {@link #heal} or the next one.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 8192;

    private sealed interface Fault {
        record None() implements Fault {}

        record Cut() implements Fault {}

        record Stall() implements Fault {}

        record Delay(Duration by) implements Fault {}

        record Truncate(long after) implements Fault {}
    }

    private final ServerSocket listener;
    private final int targetPort;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Fault fault = new Fault.None();

    private FaultProxy(ServerSocket listener, int targetPort) {
        this.listener = listener;
        this.targetPort = targetPort;
    }

    /** Starts a proxy in front of a server on 127.0.0.1. */
    public static FaultProxy inFrontOf(int targetPort) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            FaultProxy proxy = new FaultProxy(new ServerSocket(0, 50, loopback), targetPort);
            Thread.ofVirtual().name("fault-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1", e);
        }
    }

    /** The port that clients connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections have been opened so far. */
    public int connectionCount() {
        return accepted.get();
    }

    /** Resets every connection, and every new one as soon as it is opened: a host that went away. */
    public void cut() {
        become(new Fault.Cut());
        connections.forEach(Connection::reset);
    }

    /** Holds back every byte in both directions, connections stay open: a host that hangs. */
    public void stall() {
        become(new Fault.Stall());
    }

    /** Holds back each piece of data for this long, or until the next fault, in both directions. */
    public void delay(Duration by) {
        become(new Fault.Delay(by));
    }

    /** Ends each connection once the server has sent this many bytes over it, the earlier ones included. */
    public void truncateAfter(long bytes) {
        become(new Fault.Truncate(bytes));
    }

    /** Passes everything on again; bytes held back by {@link #stall} are delivered. */
    public void heal() {
        become(new Fault.None());
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
        }
    }

    private void become(Fault next) {
        lock.lock();
        try {
            fault = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The fault in force for data that has just come in, once that data has been held back as long as it should be. */
    private Fault afterHolding() throws InterruptedException {
        lock.lock();
        try {
            if (fault instanceof Fault.Delay(Duration by)) {
                Fault delay = fault;
                long left = by.toNanos();
                while (fault == delay && left > 0) {
                    left = changed.awaitNanos(left);
                }
            }
            while (fault instanceof Fault.Stall) {
                changed.await();
            }
            return fault;
        } finally {
            lock.unlock();
        }
    }

    private Fault current() {
        lock.lock();
        try {
            return fault;
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                accepted.incrementAndGet();
                open(client);
            }
        } catch (IOException closed) {
            // close() ends the loop this way
        }
    }

    private void open(Socket client) {
        Connection connection = new Connection(client, new Socket());
        connections.add(connection);
        Thread.ofVirtual().start(connection::run);
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private long sentToClient;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void run() {
            try {
                if (current() instanceof Fault.Cut) {
                    reset();
                    return;
                }
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort));
                Thread upwards = Thread.ofVirtual().start(() -> pump(client, server, false));
                pump(server, client, true);
                upwards.join();
            } catch (IOException e) {
                reset();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                end();
            }
        }

        private void pump(Socket from, Socket to, boolean toClient) {
            byte[] chunk = new byte[CHUNK];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    out.write(chunk, 0, passable(read, toClient));
                    out.flush();
                    if (toClient && isSpent()) {
                        end();
                        return;
                    }
                }
                to.shutdownOutput();
            } catch (IOException e) {
                end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                end();
            }
        }

        private boolean isSpent() {
            return switch (current()) {
                case Fault.Cut cut -> true;
                case Fault.Truncate(long after) -> sentToClient >= after;
                default -> false;
            };
        }

        /** How many of these bytes may pass now; waits as long as they are to be held back. */
        private int passable(int read, boolean toClient) throws InterruptedException {
            Fault after = afterHolding();
            if (!toClient) {
                return read;
            }
            int pass = after instanceof Fault.Truncate(long limit)
                    ? (int) Math.clamp(limit - sentToClient, 0, read)
                    : read;
            sentToClient += pass;
            return pass;
        }

        /** Drops both sides with a TCP reset, as a router does for a host it no longer knows. */
        void reset() {
            try {
                client.setSoLinger(true, 0);
                server.setSoLinger(true, 0);
            } catch (IOException alreadyClosed) {
                // nothing left to reset
            }
            end();
        }

        private void end() {
            connections.remove(this);
            quietly(client);
            quietly(server);
        }

        private static void quietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                // the connection is given up either way
            }
        }
    }
}
