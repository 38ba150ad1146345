package io.xendomain.operator.observe;

import io.xendomain.protocol.DomainReport;

/** A domain where it was seen. */
public record Sighting(String host, DomainReport report) {}
