package io.xendomain.agent.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryNeedTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    type = "pv"; memory = 128                                        |  128 |  4
                    type = "pv"; memory = 128; maxmem = 4096                         |  128 |  4
                    type = "pv"; maxmem = 4096                                       | 4096 |  4
                    type = "pv"                                                      |   32 |  4
                    builder = "generic"; memory = "0x80"                             |  128 |  4
                    type = "hvm"; memory = 4096                                      | 4096 | 37
                    type = "hvm"; memory = 4096; videoram = 16                       | 4096 | 37
                    builder = "hvm"; memory = 4096; vcpus = 4                        | 4096 | 40
                    type = "pvh"; memory = 4096; vcpus = 2; maxvcpus = 8             | 4096 | 44
                    type = "pvh"; memory = 1024; maxmem = 4096                       | 1024 | 37
                    type = "hvm"; memory = 100                                       |  100 |  6
                    type = "hvm"; memory = 4096; shadow_memory = 256                 | 4096 | 260
                    type = "hvm"; memory = 4096; device_model_stubdomain_override = 1 | 4096 | 69
                    type = "hvm"; memory = 4096; device_model_stubdomain_override = 1; stubdomain_memory = 128 | 4096 | 165
                    type = "hvm"; memory = "many"                                    |   32 |  6
                    """)
    void isWhatTheGuestGetsAndWhatXenTakes(String lines, long guest, long xen) {
        String config = lines.replace("; ", "\n") + "\n";

        assertThat(MemoryNeed.of(config)).isEqualTo(new MemoryNeed(guest, xen));
    }
}
