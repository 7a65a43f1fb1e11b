package kz.daneker.fhir;

/** Every category with every field the mappers know and one they do not. */
final class Full {
    static final String DATA = """
            {"ID_NAME":{"family":"Тұрсынбекова","given":"Іңкәр","patronymic":"Асқарқызы","nickname":"Іңкәш",
               "nameLatin":{"family":"Tursynbekova","given":"Inkar"}},
             "ID_BIRTH":{"birthDate":"2017-05","sex":"F","estimated":true},
             "ID_NATIONAL":{"iin":"170521600005","temporaryId":"TMP-11-2026-0007"},
             "CONTACT_SAFE":{"phone":"+77990001102","email":"a@example.kz","safeTimes":"any","leaveMessage":false,"via":"aunt"},
             "ADDRESS":{"text":"Ақтөбе, 1","region":"KZ-15","city":"Ақтөбе","street":"Абай","postalCode":"030000","country":"KZ","floor":2},
             "GUARDIAN":{"relation":"guardian","name":{"family":"Омарова"},"iin":"940125400001","phone":"+77990001105",
               "act":{"kind":"order","number":"17/2025","date":"2025-04-02"},"workplace":"мектеп"},
             "FAMILY":{"children":3,"members":[{"relation":"grandmother","name":{"given":"Сәуле"}},{"relation":"неғашы","name":"x"}]},
             "EDU_NEEDS":{"lastGrade":0,"support":["a","b"],"nested":{"x":{"y":1.50}}},
             "EDU_PROGRESS":{"attendanceBand":"90-100%"},
             "EMERGENCY_HEALTH":{"allergies":[{"display":"Peanut","reaction":"hives","seen":"2020"},"Bee"],"bloodGroup":"A+",
               "alerts":[{"text":"epilepsy","since":2019}]},
             "IMMUNIZATION_STATUS":{"status":"partial","vaccinations":[{"system":"http://hl7.org/fhir/sid/cvx","code":"20","date":"2020-01-05"},"АКДС"]},
             "HEALTH_SUMMARY":{"problems":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"D50.9","display":"x","onset":"2024-02-30","stage":2},
               {"system":"МКБ 10","code":"D51"}],"medications":[{"display":"Iron","dose":"1 x 2","since":"2024"}],"weightKg":17.20,"heightCm":109,"bmi":14.5},
             "MENTAL_HEALTH":{"screening":[{"tool":"CRIES-8","score":21,"date":"2026-01-01"},{"tool":"SDQ","score":3.5}]},
             "TRAUMA_VIOLENCE":{"summary":"text"},
             "REPRO_HEALTH":{"diagnoses":[{"code":"N94","system":"http://hl7.org/fhir/sid/icd-10"}]},
             "INFECTIOUS":{"conditions":[{"code":"A15","system":"http://hl7.org/fhir/sid/icd-10","display":"x"}]},
             "SUBSTANCE":{"problems":["nicotine"]},
             "PSS_PLAN":{"goals":["peer group",{"text":"school","by":"2026-09"}],"visits":4},
             "RELIGION":{"ownQuestion":"WITHHELD-FROM-FHIR-1"},"RETURNEE":{"bornAbroad":"WITHHELD-FROM-FHIR-2"},
             "LEGAL_DOCS":{"birthCertificate":"absent","citizenship":"to-be-confirmed"},
             "EMPLOYMENT":{"title":"WITHHELD-FROM-FHIR-3"},"SOCIAL_BENEFIT":{"kind":"WITHHELD-FROM-FHIR-4"},"MEDIATION":{"topic":"WITHHELD-FROM-FHIR-5"},
             "REASON":{"code":"CHECKUP","display":"Preventive examination","asked":"mother"},
             "OUTCOME":{"status":"not-completed","code":"NO_SHOW","date":"2026-06-14"},
             "EVAL_SCALE":{"tool":"WHO-5","score":12}}
            """;

    private Full() {}
}
