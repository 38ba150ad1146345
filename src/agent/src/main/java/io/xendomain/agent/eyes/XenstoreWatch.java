package io.xendomain.agent.eyes;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;

/** Watches of xenstore, over the socket of xenstored: {@code xen/include/public/io/xs_wire.h}. For one thread. */
final class XenstoreWatch implements AutoCloseable {
    /** A domain has come. Raised late, when it is built. */
    static final String INTRODUCED = "@introduceDomain";

    /** A domain has stopped, and again when it is gone. */
    static final String RELEASED = "@releaseDomain";

    private static final int XS_WATCH = 4;
    private static final int XS_WATCH_EVENT = 15;
    private static final int XS_ERROR = 16;
    private static final int HEADER_BYTES = 16;
    /** XENSTORE_PAYLOAD_MAX. */
    private static final int MOST_BYTES = 4096;

    private final SocketChannel channel;
    private final Queue<String> events = new ArrayDeque<>();
    private int requests;

    /** @param type of the message, as the header has it */
    private record Message(int type, String text) {}

    private XenstoreWatch(SocketChannel channel) {
        this.channel = channel;
    }

    static XenstoreWatch open(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new XenstoreWatch(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Asks to be told of that path and everything below it. */
    void add(String path) throws IOException {
        byte[] body = (path + "\0w\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer request = ByteBuffer.allocate(HEADER_BYTES + body.length).order(ByteOrder.nativeOrder());
        request.putInt(XS_WATCH)
                .putInt(++requests)
                .putInt(0)
                .putInt(body.length)
                .put(body)
                .flip();
        while (request.hasRemaining()) {
            channel.write(request);
        }
        for (Message answer = read(); answer.type() != XS_WATCH; answer = read()) {
            if (answer.type() == XS_ERROR) {
                throw new IOException("xenstored refuses to watch " + path + ": " + answer.text());
            }
            keep(answer);
        }
    }

    /** The next path in which something has changed; waits for it. */
    String next() throws IOException {
        while (events.isEmpty()) {
            keep(read());
        }
        return events.remove();
    }

    private void keep(Message message) {
        if (message.type() == XS_WATCH_EVENT) {
            events.add(message.text());
        }
    }

    private Message read() throws IOException {
        ByteBuffer header = read(HEADER_BYTES);
        int type = header.getInt();
        header.getInt(); // of the request
        header.getInt(); // no transactions
        int length = header.getInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("xenstored sent a message of " + length + " bytes");
        }
        String body = StandardCharsets.UTF_8.decode(read(length)).toString();
        int end = body.indexOf('\0');
        return new Message(type, end < 0 ? body : body.substring(0, end));
    }

    private ByteBuffer read(int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("xenstored closed the connection");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // gone either way
        }
    }
}
