package io.xendomain.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.json.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever is in dom0 is told on 127.0.0.1. */
class HealthIT {
    @Test
    void anAgentThatSeesItsDomainsIsUp(@TempDir Path folder) throws Exception {
        try (AgentProcess agent = new AgentProcess(folder).enrolled().start()) {
            HttpResponse<String> health = agent.inDom0("/q/health");

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(Json.MAPPER.readTree(health.body())).isEqualTo(Json.MAPPER.readTree("""
                            {"status": "UP", "checks": [{"name": "toolstack", "status": "UP", "data": {}}]}"""));
        }
    }

    @Test
    void anAgentWithoutXlIsDownAndSaysWhy(@TempDir Path folder) throws Exception {
        String xl = folder.resolve("no-such-xl").toString();
        try (AgentProcess agent = new AgentProcess(folder)
                .with("XENDOMAIN_TOOLSTACK", "real")
                .with("XENDOMAIN_XL", xl)
                .enrolled()
                .start()) {
            HttpResponse<String> health = agent.inDom0("/q/health");

            assertThat(health.statusCode()).isEqualTo(503);
            JsonNode answer = Json.MAPPER.readTree(health.body());
            assertThat(answer.get("status").asText()).isEqualTo("DOWN");
            assertThat(answer.at("/checks/0/data/problem").asText()).contains(xl);
        }
    }
}
