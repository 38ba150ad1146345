package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One boot of one version, for everything that is tried on it: a boot with an agent takes a minute. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class RealXen implements OnXen {
    private final String version;
    private RealHost host;

    RealXen(String version) {
        this.version = version;
    }

    @BeforeAll
    void boot() {
        host = RealHost.boot(version);
    }

    @AfterAll
    void end() {
        if (host != null) {
            host.close();
        }
    }

    /** So that the next one starts from where this one did; what is there now would else disturb it. */
    @AfterEach
    void nothingIsLeft() {
        if (host.xlAnswers()) {
            assertThat(xl("list").lines().skip(2)).as("domains that are left").isEmpty();
        }
    }

    @Override
    public RealHost host() {
        return host;
    }
}
