from tests.data.people.conftest import store as store
