package io.xendomain.protocol;

import java.time.Duration;

/** Paths and limits of the agent's REST interface: HTTP/2 over mutual TLS, JSON bodies. */
public final class Api {
    /** GET: {@link DomainReport} of each domain. */
    public static final String DOMAINS = "/v1/domains";

    /** PUT a {@link DesiredDomain}, answered by a {@link DomainReport} or a {@link Problem}. Idempotent. */
    public static final String DOMAIN = DOMAINS + "/{uuid}";

    /** PUT a {@link Removal}, answered by a {@link DomainReport} or a {@link Problem}. Idempotent. */
    public static final String REMOVAL = DOMAIN + "/removal";

    /** GET: {@link HostReport}. */
    public static final String HOST = "/v1/host";

    /** GET: {@link StreamEvent}s as newline-delimited JSON, for as long as the caller listens. */
    public static final String WATCH = "/v1/watch";

    /**
     * GET: what the agent measures, in Prometheus' text format. {@value #DOMAINS_WANTED} says of how many domains at most;
     * those that were started first come first.
     */
    public static final String METRICS = "/v1/metrics";

    /** Query parameter of {@link #METRICS}. */
    public static final String DOMAINS_WANTED = "domains";

    /** POST: makes a new key in dom0 and answers with a certificate request in PEM for it. */
    public static final String CERTIFICATE_REQUEST = "/v1/certificate/request";

    /** PUT the certificate chain in PEM that was signed for the last request. */
    public static final String CERTIFICATE = "/v1/certificate";

    public static final String NDJSON = "application/x-ndjson";

    /** Content type of certificate requests and certificate chains. */
    public static final String PEM = "application/x-pem-file";

    /** A stream that was silent for longer than this plus slack is dead. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** Longest config an agent takes, in bytes. Far above what the schema lets through. */
    public static final int MAX_CONFIG_BYTES = 1 << 20;

    private Api() {}

    /** {@link #DOMAIN} or {@link #REMOVAL} for one domain. */
    public static String path(String template, String uuid) {
        return template.replace("{uuid}", uuid);
    }
}
