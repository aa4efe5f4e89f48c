package dev.tallymark.datafolder;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the one folder of this process. */
@Configuration(proxyBeanMethods = false)
class DataFolderConfiguration {

    /** A string, because Spring would look for a relative {@code Path} on the class path first. */
    @Bean
    DataFolder dataFolder(@Value("${tallymark.data}") String folder) {
        return DataFolder.open(Path.of(folder));
    }
}
