package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * The config that the host has: {@code status.config}.
 *
 * @param path in dom0
 * @param sha256 of the file, in lower-case hex
 * @param generation of the object it was rendered from
 * @param xenVersion it was rendered for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConfigStatus(
        @JsonPropertyDescription("Path of the .cfg in dom0.") @Size(max = Limits.TEXT)
        String path,

        @JsonPropertyDescription("SHA-256 of the .cfg, in hex.") @Size(max = 64)
        String sha256,

        @JsonPropertyDescription("The metadata.generation it was rendered from.")
        Long generation,

        @JsonPropertyDescription("The Xen it was rendered for.") @Size(max = Limits.WORD)
        String xenVersion) {}
