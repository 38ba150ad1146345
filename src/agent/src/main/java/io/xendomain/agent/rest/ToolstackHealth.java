package io.xendomain.agent.rest;

import io.xendomain.agent.supervise.Keeper;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the toolstack answers; without it the agent can only repeat what it knew. */
@Readiness
@ApplicationScoped
public class ToolstackHealth implements HealthCheck {
    private final Keeper keeper;

    ToolstackHealth(Keeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("toolstack");
        return keeper.blindness()
                .map(problem -> response.down().withData("problem", problem.message()))
                .orElseGet(response::up)
                .build();
    }
}
