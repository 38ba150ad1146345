package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xendomain.api.Reason;
import io.xendomain.operator.link.HostLinks;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.observe.HostView;
import io.xendomain.operator.pki.Authority;
import io.xendomain.operator.pki.Credential;
import io.xendomain.operator.pki.HostSigner;
import io.xendomain.operator.pki.OperatorIdentity;
import io.xendomain.operator.push.Ledger;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.Identity;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.metrics.Meters;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links to agents over real TLS, without a cluster. */
class HostLinksIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Authority authority = Authority.create(Instant.now());
    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicInteger accidents = new AtomicInteger();
    private final HostView view = new HostView(new HostView.Listener() {
        @Override
        public void hostChanged(String host) {
            if (accidents.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("an accident, as asked for");
            }
        }

        @Override
        public void domainChanged(String host, String uuid, Owner owner) {}
    });
    private InstantSource clock = InstantSource.system();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void aHostThatCallsItselfSomethingElseIsNotBelieved() throws Exception {
        FakeAgent agent = agent("dom0-b", "dom0-a");
        links().connect("dom0-a", agent.address());
        Contact.Down down = awaitDown("dom0-a");
        assertThat(down.reason()).isEqualTo(Reason.ProtocolError);
        assertThat(down.why()).contains(agent.address(), "calls itself dom0-b, not dom0-a");
        assertThat(view.contact("dom0-b")).isInstanceOf(Contact.Pending.class);
    }

    @Test
    void aHostSpeaksForItselfOnlyInALaterSnapshotToo() throws Exception {
        FakeAgent agent = agent("dom0-a", "dom0-a");
        FakeAgent other = agent("dom0-b", "dom0-b");
        other.report(FakeAgent.foreign("victim"));
        HostLinks links = links();
        links.connect("dom0-b", other.address());
        links.connect("dom0-a", agent.address());
        awaitUp("dom0-b");
        awaitUp("dom0-a");

        agent.say("{\"type\":\"snapshot\",\"domains\":[],\"host\":{\"name\":\"dom0-b\",\"agentVersion\":\"1\","
                + "\"xenVersion\":\"4.17\",\"toolstack\":\"Real\",\"cpus\":1,\"memoryMiB\":1,\"capabilities\":[]}}");
        assertThat(awaitDown("dom0-a").why()).contains("calls itself dom0-b");
        assertThat(view.report("dom0-b", FakeAgent.foreign("victim").uuid())).isPresent();
    }

    @Test
    void nonsenseAfterEachSnapshotIsToldAndNotOnlyNowAndThen() throws Exception {
        FakeAgent agent = agent("dom0-a", "dom0-a");
        agent.greet("{\"type\":\"changed\",\"domain\":{}}");
        links().connect("dom0-a", agent.address());
        Contact.Down down = awaitDown("dom0-a");
        assertThat(down.reason()).isEqualTo(Reason.ProtocolError);
        assertThat(down.why()).contains("sent an event that cannot be right");

        agent.greet(null);
        awaitUp("dom0-a");
    }

    @Test
    void aKindOfEventThatIsNotKnownYetDoesNotEndTheStream() throws Exception {
        FakeAgent agent = agent("dom0-a", "dom0-a");
        links().connect("dom0-a", agent.address());
        awaitUp("dom0-a");
        agent.say("{\"type\":\"migrating\",\"uuid\":\"7\"}");
        agent.report(FakeAgent.foreign("web-1"));
        await().atMost(LIMIT)
                .until(() ->
                        view.report("dom0-a", FakeAgent.foreign("web-1").uuid()).isPresent());
        assertThat(agent.streamsOpened()).isEqualTo(1);
    }

    @Test
    void aHostThatWasDroppedLeavesNothingBehindWhateverItGoesOnSaying() throws Exception {
        FakeAgent agent = agent("dom0-a", "dom0-a");
        agent.report(FakeAgent.foreign("web-1"));
        HostLinks links = links();
        links.connect("dom0-a", agent.address());
        awaitUp("dom0-a");
        links.drop("dom0-a");
        agent.report(FakeAgent.with(FakeAgent.foreign("web-1"), DomainState.Crashed, false));
        agent.xenVersion("4.20");
        assertThat(view.contact("dom0-a")).isInstanceOf(Contact.Pending.class);
        assertThat(view.domainsOf("dom0-a")).isZero();

        view.lost("dom0-c", Reason.SpecUnreadable, "its spec cannot be read, so it never had a link");
        links.drop("dom0-c");
        assertThat(view.contact("dom0-c")).isInstanceOf(Contact.Pending.class);
    }

    @Test
    void anAccidentOfWhoeverListensDoesNotEndTheLink() throws Exception {
        FakeAgent agent = agent("dom0-a", "dom0-a");
        accidents.set(3);
        links().connect("dom0-a", agent.address());
        await().atMost(LIMIT).until(() -> accidents.get() == 0);
        agent.report(FakeAgent.foreign("web-1"));
        await().atMost(LIMIT)
                .until(() ->
                        view.report("dom0-a", FakeAgent.foreign("web-1").uuid()).isPresent());
    }

    @Test
    void aHostsCertificateIsRenewedOverItsLinkWhenMostOfItsLifeIsOver() throws Exception {
        FakeAgent agent = agent("dom0-a", "dom0-a");
        clock = InstantSource.offset(InstantSource.system(), Duration.ofDays(61));
        links().connect("dom0-a", agent.address());
        await().atMost(LIMIT).until(() -> agent.installed() != null);

        List<X509Certificate> chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(agent.installed().getBytes(StandardCharsets.US_ASCII)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
        X509Certificate leaf = chain.getFirst();
        assertThat(leaf.getPublicKey()).isEqualTo(agent.nextKey());
        assertThat(Identity.of(leaf)).contains(new Identity.Host("dom0-a"));
        assertThat(leaf.getNotAfter().toInstant()).isAfter(Instant.now().plus(Duration.ofDays(140)));
        assertThat(chain.getLast()).isEqualTo(authority.certificate());
    }

    @Test
    void aHostsCertificateIsLeftAloneForTwoThirdsOfItsLife() throws Exception {
        HostSigner today = new HostSigner(authority, InstantSource.system());
        X509Certificate fresh = (X509Certificate) certificate("dom0-a").certificate();
        assertThat(today.isDue(fresh)).isFalse();
        assertThat(new HostSigner(authority, InstantSource.offset(InstantSource.system(), Duration.ofDays(59)))
                        .isDue(fresh))
                .isFalse();
        assertThat(new HostSigner(authority, InstantSource.offset(InstantSource.system(), Duration.ofDays(61)))
                        .isDue(fresh))
                .isTrue();
    }

    private HostLinks links() {
        Credential own = new OperatorIdentity(authority, InstantSource.system()).get();
        HostLinks links = new HostLinks(
                view, new Ledger(clock), () -> own, new HostSigner(authority, clock), owner -> {}, new Meters());
        open.add(links);
        return links;
    }

    /** An agent that calls itself one thing, with a certificate for another. */
    private FakeAgent agent(String name, String certified) throws Exception {
        FakeAgent agent = new FakeAgent(name, certificate(certified));
        open.add(agent);
        return agent;
    }

    private io.xendomain.testkit.Credential certificate(String host) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        return new io.xendomain.testkit.Credential(
                keys.getPrivate(),
                authority.host(host, "127.0.0.1:1", keys.getPublic(), Instant.now()),
                authority.certificate());
    }

    private Contact.Down awaitDown(String host) {
        await().atMost(LIMIT).until(() -> view.contact(host) instanceof Contact.Down);
        return (Contact.Down) view.contact(host);
    }

    private HostReport awaitUp(String host) {
        await().atMost(LIMIT).until(() -> view.contact(host) instanceof Contact.Up);
        return view.contact(host).host().orElseThrow();
    }
}
