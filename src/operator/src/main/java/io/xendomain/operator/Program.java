package io.xendomain.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.xendomain.api.Annotations;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostStatus;
import io.xendomain.operator.host.XenHostReconciler;
import io.xendomain.operator.link.HostLinks;
import io.xendomain.operator.map.Secrets;
import io.xendomain.operator.metrics.HostScrape;
import io.xendomain.operator.metrics.ReconcileMeter;
import io.xendomain.operator.observe.HostView;
import io.xendomain.operator.observe.Observer;
import io.xendomain.operator.observe.Untouched;
import io.xendomain.operator.pki.Authority;
import io.xendomain.operator.pki.AuthoritySecret;
import io.xendomain.operator.pki.EnrolmentReconciler;
import io.xendomain.operator.pki.HostSigner;
import io.xendomain.operator.pki.OperatorIdentity;
import io.xendomain.operator.push.Ledger;
import io.xendomain.operator.report.Events;
import io.xendomain.operator.report.Reporter;
import io.xendomain.operator.report.StatusWriter;
import io.xendomain.operator.validate.Rivals;
import io.xendomain.protocol.metrics.Meters;
import io.xendomain.protocol.metrics.Sample;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The whole operator, put together; knows nothing of the framework that starts it. */
final class Program implements AutoCloseable {
    private static final int RECONCILE_THREADS = 16;
    private static final long LIST_PAGE = 500;
    private static final Duration STOP = Duration.ofSeconds(5);

    private final KubernetesClient client;
    private final OperatorSettings settings;
    private final Leadership leadership;
    private final HostLinks links;
    private final Operator operator;
    private final HostScrape scrape;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final InstantSource clock = InstantSource.system();

    /**
     * @param onLost called when another process has become leader: this one has to end
     */
    Program(KubernetesClient client, OperatorSettings settings, Meters meters, Runnable onLost) {
        this.client = client;
        this.settings = settings;
        this.leadership = new Leadership(client, settings.namespace(), settings.identity(), onLost);
        Authority authority = AuthoritySecret.loadOrCreate(client, settings.namespace(), clock.instant());
        HostSigner signer = new HostSigner(authority, clock);
        Ledger ledger = new Ledger(clock);
        StatusWriter<XenDomainStatus> domainWriter = new StatusWriter<>(client, XenDomain.class);
        StatusWriter<XenHostStatus> hostWriter = new StatusWriter<>(client, XenHost.class);
        Events events = new Events(client, executor);
        Untouched untouched = new Untouched(leadership::isLeading);
        Alarm alarm = new Alarm(
                domainWriter,
                hostWriter,
                untouched,
                gone -> ledger.forget(gone.getMetadata().getUid()),
                this::hostGone);
        HostView view = new HostView(alarm);
        OperatorIdentity own = new OperatorIdentity(authority, clock);
        this.links = new HostLinks(view, ledger, own, signer, alarm::owner, meters);
        Observer observer = new Observer(view, ledger, alarm.domains());
        Rivals rivals = new Rivals(observer::isSettled);
        alarm.looking(observer, rivals);
        Fleetwide fleet = new Fleetwide(leadership, observer, view, links, own);
        meters.gauges(fleet::samples);
        this.scrape = new HostScrape(fleet, settings.metricsDomains());
        this.operator = new Operator(overrider -> configure(overrider, meters));
        operator.register(
                new XenHostReconciler(links, view, alarm.hosts(), hostWriter, events, clock),
                (ControllerConfigurationOverrider<XenHost> host) -> paced(host).watchingAllNamespaces());
        operator.register(
                new XenDomainReconciler(
                        observer,
                        untouched,
                        rivals,
                        secrets(client),
                        leadership.fence(),
                        links,
                        new Reporter(observer, domainWriter, events, clock),
                        meters,
                        clock),
                this::domains);
        operator.register(
                new EnrolmentReconciler(client, signer),
                (ControllerConfigurationOverrider<CertificateSigningRequest> request) ->
                        paced(request).withLabelSelector(EnrolmentReconciler.HOST_LABEL));
    }

    void start() {
        operator.start();
    }

    /** Whether it hears of changes; a replica that waits to lead is healthy, too. */
    boolean isHealthy() {
        var runtime = operator.getRuntimeInfo();
        return runtime.isStarted() && runtime.allEventSourcesAreHealthy();
    }

    /** What the hosts measure. Asks them, and blocks until they have answered or were too slow. */
    List<Sample> hostFigures() throws InterruptedException {
        return scrape.samples();
    }

    @Override
    public void close() {
        leadership.stopping();
        operator.stop();
        links.close();
        tellTheRest();
        leadership.release();
    }

    /** The last Events need the client that is closed next. */
    private void tellTheRest() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hostGone(String host) {
        links.drop(host);
    }

    private void configure(ConfigurationServiceOverrider overrider, Meters meters) {
        overrider
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withResourceCloner(new ShallowCloner(client.getKubernetesSerialization()))
                .withUseSSAToPatchPrimaryResource(false)
                .withConcurrentReconciliationThreads(RECONCILE_THREADS)
                .withReconciliationTerminationTimeout(STOP)
                .withMetrics(new ReconcileMeter(meters))
                .withLeaderElectionConfiguration(leadership.configuration());
    }

    private void domains(ControllerConfigurationOverrider<XenDomain> domain) {
        paced(domain)
                .withFinalizer(Annotations.FINALIZER)
                .withGenerationAware(false)
                .withOnUpdateFilter(Program::isNews)
                .withItemStore(new LeanStore<>());
        settings.watchNamespaces().ifPresentOrElse(domain::settingNamespaces, domain::watchingAllNamespaces);
    }

    private <R extends HasMetadata> ControllerConfigurationOverrider<R> paced(
            ControllerConfigurationOverrider<R> controller) {
        return controller
                .withRetry(new GenericRetry()
                        .setInitialInterval(Duration.ofSeconds(1))
                        .setIntervalMultiplier(2)
                        .setMaxInterval(Duration.ofSeconds(30).toMillis())
                        .withoutMaxAttempts())
                .withReconciliationMaxInterval(settings.resync())
                .withInformerListLimit(LIST_PAGE);
    }

    /** Our own status writes are no news. */
    private static boolean isNews(XenDomain now, XenDomain before) {
        var meta = now.getMetadata();
        var old = before.getMetadata();
        return !Objects.equals(meta.getGeneration(), old.getGeneration())
                || !Objects.equals(meta.getDeletionTimestamp(), old.getDeletionTimestamp())
                || !Objects.equals(meta.getFinalizers(), old.getFinalizers())
                || !Objects.equals(meta.getAnnotations(), old.getAnnotations());
    }

    private static Secrets.Source secrets(KubernetesClient client) {
        return (namespace, name) -> {
            try {
                return Optional.ofNullable(client.secrets()
                                .inNamespace(namespace)
                                .withName(name)
                                .get())
                        .map(secret -> Objects.requireNonNullElse(secret.getData(), Map.<String, String>of()));
            } catch (KubernetesClientException e) {
                if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                    return Optional.empty();
                }
                throw e;
            }
        };
    }
}
