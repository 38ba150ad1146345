package io.xendomain.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket socket = echo.accept();
                    Thread.ofVirtual().start(() -> answer(socket));
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
        proxy = FaultProxy.inFrontOf(echo.getLocalPort());
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException cut) {
            // what the tests do
        }
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String echoed(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes());
        return new String(socket.getInputStream().readNBytes(text.length()));
    }

    @Test
    void passesBytesBothWays() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, "hello")).isEqualTo("hello");
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(proxy.connectionCount()).isEqualTo(1);
    }

    @Test
    void cutResetsOpenConnectionsAndNewOnesUntilHealed() throws IOException {
        try (Socket open = connect()) {
            assertThat(echoed(open, "hello")).isEqualTo("hello");
            proxy.cut();
            assertThatThrownBy(() -> open.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        assertThatThrownBy(() -> {
                    try (Socket later = connect()) {
                        later.getInputStream().read();
                    }
                })
                .isInstanceOf(SocketException.class);

        proxy.heal();
        try (Socket healed = connect()) {
            assertThat(echoed(healed, "again")).isEqualTo("again");
        }
    }

    @Test
    void stallHoldsBytesBackUntilHealed() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, "hello")).isEqualTo("hello");
            proxy.stall();
            socket.getOutputStream().write("late".getBytes());
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            proxy.heal();
            socket.setSoTimeout(20_000);
            assertThat(new String(socket.getInputStream().readNBytes(4))).isEqualTo("late");
        }
    }

    @Test
    void truncateEndsTheConnectionInTheMiddleOfAnAnswer() throws IOException {
        proxy.truncateAfter(3);
        try (Socket socket = connect()) {
            socket.getOutputStream().write("hello".getBytes());
            assertThat(new String(socket.getInputStream().readNBytes(5))).isEqualTo("hel");
        }
    }

    @Test
    void delayHoldsEachPieceBack() throws IOException {
        proxy.delay(Duration.ofMillis(300));
        try (Socket socket = connect()) {
            socket.getOutputStream().write("late".getBytes());
            socket.setSoTimeout(100);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(20_000);
            assertThat(new String(socket.getInputStream().readNBytes(4))).isEqualTo("late");
        }
    }
}
