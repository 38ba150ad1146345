package io.xendomain.agent.toolstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as Linux' netback and blkback have them. */
class BackendCountersTest {
    private static final Usage CPU = Usage.ofCpu("uuid", 5, 1.5);

    @TempDir
    Path sys;

    @Test
    void addsUpTheDevicesOfThatDomain() throws IOException {
        vif("vif5.0", 100, 10);
        vif("vif5.1", 200, 20);
        vif("vif5.0-emu", 1000, 1000);
        vif("vif55.0", 1000, 1000);
        vbd("vbd-5-51712", "8", "2");
        vbd("vbd-5-51728", "1", "1");
        vbd("vbd-55-51712", "1000", "1000");

        assertThat(new BackendCounters(sys).of(CPU)).isEqualTo(new Usage("uuid", 5, 1.5, 30, 300, 9 * 512, 3 * 512));
    }

    @Test
    void aDeviceThatIsServedBySomethingElseCountsNothing() throws IOException {
        vbd("vbd-5-51712", "no number", "2");
        Files.createDirectories(sys.resolve("bus/xen-backend/devices/qdisk-5-51728"));

        assertThat(new BackendCounters(sys).of(CPU)).isEqualTo(new Usage("uuid", 5, 1.5, 0, 0, 0, 2 * 512));
    }

    private void vif(String name, long rx, long tx) throws IOException {
        put("class/net/" + name, "rx_bytes", Long.toString(rx));
        put("class/net/" + name, "tx_bytes", Long.toString(tx));
    }

    private void vbd(String name, String read, String written) throws IOException {
        put("bus/xen-backend/devices/" + name, "rd_sect", read);
        put("bus/xen-backend/devices/" + name, "wr_sect", written);
    }

    private void put(String device, String counter, String value) throws IOException {
        Path folder = Files.createDirectories(sys.resolve(device).resolve("statistics"));
        Files.writeString(folder.resolve(counter), value + "\n");
    }
}
