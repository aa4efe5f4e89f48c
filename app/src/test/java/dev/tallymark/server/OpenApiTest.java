package dev.tallymark.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API is held to the API that runs. */
class OpenApiTest {

    @Test
    void describesEveryPathOfTheApiAndEveryPathIsThere(@TempDir Path data) {
        try (var server = TallymarkServer.start(data)) {
            var visitor = new Visitor(server.url());
            var answer = visitor.get("/api/openapi.json");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            var api = new JsonMapper().readTree(answer.body());
            assertThat(api.path("openapi").asString()).startsWith("3.1");
            var paths = api.path("paths");

            for (var path : paths.propertyNames()) {
                var address = path.replace("{id}", "some/id") + (path.contains("{id}") ? "" : "?id=some/id");
                var status = String.valueOf(visitor.get(address).statusCode());
                assertThat(paths.path(path).path("get").path("responses").has(status))
                        .as("%s answers %s", path, status)
                        .isTrue();
            }
            server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                    .flatMap(mapping -> mapping.getPatternValues().stream())
                    .filter(pattern -> pattern.startsWith("/api/"))
                    .forEach(pattern ->
                            assertThat(paths.has(pattern)).as(pattern).isTrue());
        }
    }
}
