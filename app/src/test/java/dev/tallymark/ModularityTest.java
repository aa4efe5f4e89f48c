package dev.tallymark;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void modulesUseOnlyTheModulesTheyName() {
        ApplicationModules.of(Tallymark.class).verify();
    }
}
